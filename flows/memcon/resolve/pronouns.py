"""Pronouns: he and she by gender and salience, they by the group before, I and my by who is speaking.

The sieve follows the usual order of rule-based coreference (Raghunathan et al. 2010, "A Multi-Pass Sieve
for Coreference Resolution"): subjects before others, the nearest sentence first, at most three sentences
back. Where two persons rank equally, the pronoun stays unresolved.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from memcon.model import Mention, Span, Statement
from memcon.resolve.links import Link, Links, kind_of, only

WINDOW = 3
# mentions; three sentences of news hold fewer than fifty
REACH = 200
SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
BODIES = frozenset({"state", "organisation"})
SPEAKING = frozenset({"i", "me", "my", "mine", "myself"})
SUBJECT_FIRST = {"subject": 0, "agent": 1, "possessive": 1, "object": 2, "other": 2}


def antecedent(
    number: int,
    mentions: Sequence[Mention],
    links: Links,
    gender: Mapping[str, str],
    said: Sequence[Span] = (),
) -> Link | None:
    """The most salient person before a "he" or "she" whose gender does not contradict, one whose gender is
    known before others of the same sentence; for a possessive without one in its sentence, the subject after
    it ("In his speech, Halim ..."); for a speaker, one who is not named in what is `said`.
    """
    own = mentions[number]
    if own.form != "pronoun" or own.span.exact.lower() not in SINGULAR:
        return None
    ranked: dict[str, tuple[bool, int, bool, int]] = {}
    for other in _before(number, mentions):
        link = links.get(other)
        if link is not None and _fits(own, mentions[other], link, gender):
            distance = own.sentence - mentions[other].sentence
            unknown = own.gender is not None and link.referent not in gender
            inside = any(span.start <= mentions[other].span.start < span.end for span in said)
            rank = (inside, distance, unknown, SUBJECT_FIRST[mentions[other].role])
            ranked[link.referent] = min(rank, ranked.get(link.referent, rank))
    best = min(ranked.values(), default=(False, WINDOW, False, 0))
    person = _ahead(number, mentions, links, gender) if best[1] > 0 else None
    if person is not None:
        return Link(person, "the subject after the pronoun")
    person = only(referent for referent, rank in ranked.items() if rank == best)
    return Link(person, "the most prominent person before the pronoun") if person is not None else None


def _before(number: int, mentions: Sequence[Mention]) -> Iterator[int]:
    """The mentions that end before a mention, the nearest first, at most three sentences back."""
    own = mentions[number]
    for other in range(number - 1, max(-1, number - REACH), -1):
        if own.sentence - mentions[other].sentence > WINDOW:
            break
        if mentions[other].span.end <= own.span.start:
            yield other


def _fits(own: Mention, other: Mention, link: Link, gender: Mapping[str, str]) -> bool:
    """Whether a pronoun can stand for the person of another mention."""
    if kind_of(link.referent) != "person" or other.plural:
        return False
    if own.gender is not None and gender.get(link.referent, own.gender) != own.gender:
        return False
    if other.quotation is not None and other.quotation != own.quotation:
        return False
    # "Putin greeted him": an object pronoun is not the subject of its own sentence
    is_object = own.span.exact.lower() in {"him", "her"} and own.role == "object"
    return not (is_object and own.sentence == other.sentence and other.role == "subject")


def _ahead(number: int, mentions: Sequence[Mention], links: Links, gender: Mapping[str, str]) -> str | None:
    """The first subject after a possessive in mid-sentence that is not the possessive's own."""
    own = mentions[number]
    if own.role != "possessive" or own.span.exact[0].isupper():
        return None
    for other in range(number + 1, min(len(mentions), number + REACH)):
        mention = mentions[other]
        if mention.sentence != own.sentence:
            break
        link = links.get(other)
        if mention.role == "subject" and mention.owner != number and link is not None:
            return link.referent if _fits(own, mention, link, gender) else None
    return None


def groups(mentions: Sequence[Mention], links: Links) -> dict[int, Link]:
    """Link "they" to the one group that is a subject right before it, in its sentence or the last one."""
    found = {}
    for number, mention in enumerate(mentions):
        if number in links or mention.form != "pronoun" or mention.span.exact.lower() not in PLURAL:
            continue
        subjects: dict[int, set[str]] = {0: set(), 1: set()}
        for other in _before(number, mentions):
            distance = mention.sentence - mentions[other].sentence
            same = mentions[other].quotation in {None, mention.quotation}
            if distance <= 1 and same and mentions[other].role == "subject" and other in links:
                subjects[distance].add(links[other].referent)
        referent = only(subjects[0] or subjects[1])
        if referent is not None and kind_of(referent) == "group":
            found[number] = Link(referent, "the only group before the pronoun")
    return found


def bodies(mentions: Sequence[Mention], statements: Sequence[Statement], links: Links) -> dict[int, Link]:
    """Link "its" before an office, and "it" that speaks, to the one state or body that is a subject before
    it, in its sentence or else the last one ("Fiji rejected the charge. Its ambassador ...").
    """
    speaking = {number for statement in statements for number in statement.speakers}
    owning = {mention.owner for mention in mentions if mention.office is not None}
    found = {}
    for number, mention in enumerate(mentions):
        word = mention.span.exact.lower()
        if number in links or not (
            (word == "its" and number in owning) or (word == "it" and number in speaking)
        ):
            continue
        subjects: dict[int, set[str]] = {0: set(), 1: set()}
        for other in _before(number, mentions):
            distance = mention.sentence - mentions[other].sentence
            same = mentions[other].quotation in {None, mention.quotation}
            if distance <= 1 and same and mentions[other].role == "subject":
                subjects[distance].add(links[other].referent if other in links else "")
        named = [{one for one in each if kind_of(one) in BODIES} for each in subjects.values()]
        referent = only(named[0] or named[1])
        if referent is not None:
            found[number] = Link(referent, "the only state or body before the pronoun")
    return found


def speaking(mentions: Sequence[Mention], statements: Sequence[Statement], links: Links) -> dict[int, Link]:
    """Link I, me and my inside a quotation to the one speaker of the statement that quotes it."""
    starts = [mention.span.start for mention in mentions]
    found = {}
    for statement in statements:
        speaker = only(links[number].referent for number in statement.speakers if number in links)
        if speaker is None or kind_of(speaker) != "person":
            continue
        for number in _inside(statement.quotes, starts):
            if mentions[number].form == "pronoun" and mentions[number].span.exact.lower() in SPEAKING:
                found[number] = Link(speaker, "the speaker of the quotation")
    return found


def _inside(quotes: Sequence[Span], starts: Sequence[int]) -> Iterator[int]:
    """The numbers of the mentions that start inside the quotes."""
    for quote in quotes:
        yield from range(bisect_left(starts, quote.start), bisect_left(starts, quote.end))
