"""Pronouns: he and she by gender and salience, "who" by the syntax, I and my by who is speaking.

The sieve follows the usual order of rule-based coreference (Raghunathan et al. 2010, "A Multi-Pass Sieve
for Coreference Resolution"): subjects before others, the nearest sentence first, at most three sentences
back. Where two persons rank equally, the pronoun stays unresolved.
"""

from collections.abc import Iterator, Mapping, Sequence

from memcon.model import Mention, Statement
from memcon.resolve.links import Link, Links, kind_of

WINDOW = 3
SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
SPEAKING = frozenset({"i", "me", "my", "mine", "myself"})
SUBJECT_FIRST = {"subject": 0, "agent": 1, "possessive": 1, "object": 2, "other": 2}


def pronouns(mentions: Sequence[Mention], links: Links, gender: Mapping[str, str]) -> dict[int, Link]:
    """Link he and she to the most salient person before it whose gender does not contradict."""
    found: dict[int, Link] = {}
    shown = dict(gender)
    for number, mention in enumerate(mentions):
        if number in links or mention.form != "pronoun" or mention.span.exact.lower() not in SINGULAR:
            continue
        referent = _antecedent(number, mentions, {**links, **found}, shown)
        if referent is not None:
            found[number] = Link(referent, "the most prominent person before the pronoun")
            shown.setdefault(referent, mention.gender or "")
    return found


def _antecedent(
    number: int, mentions: Sequence[Mention], links: Links, gender: Mapping[str, str]
) -> str | None:
    own = mentions[number]
    ranked: dict[str, tuple[int, int]] = {}
    for other in _before(number, mentions):
        link = links.get(other)
        if link is None or kind_of(link.referent) != "person" or mentions[other].plural:
            continue
        if own.gender and gender.get(link.referent) not in {own.gender, None, ""}:
            continue
        if mentions[other].quotation != own.quotation and mentions[other].quotation is not None:
            continue
        if _same_clause_object(own, mentions[other]):
            continue
        distance = own.sentence - mentions[other].sentence
        rank = (distance, SUBJECT_FIRST[mentions[other].role])
        ranked[link.referent] = min(rank, ranked.get(link.referent, rank))
    best = min(ranked.values(), default=None)
    winners = [referent for referent, rank in ranked.items() if rank == best]
    return winners[0] if len(winners) == 1 else None


def _before(number: int, mentions: Sequence[Mention]) -> Iterator[int]:
    for other in range(number - 1, -1, -1):
        if mentions[number].sentence - mentions[other].sentence > WINDOW:
            break
        if mentions[other].span.end <= mentions[number].span.start:
            yield other


def _same_clause_object(own: Mention, other: Mention) -> bool:
    """ "Putin greeted him": an object pronoun is not the subject of its own sentence."""
    is_object = own.span.exact.lower() in {"him", "her"} and own.role == "object"
    return is_object and own.sentence == other.sentence and other.role == "subject"


def speaking(mentions: Sequence[Mention], statements: Sequence[Statement], links: Links) -> dict[int, Link]:
    """Link I, me and my inside a quotation to the one speaker of the statement that quotes it."""
    found = {}
    for statement in statements:
        speakers = {links[number].referent for number in statement.speakers if number in links}
        if len(speakers) != 1 or kind_of(min(speakers)) != "person":
            continue
        for number, mention in enumerate(mentions):
            inside = any(q.start <= mention.span.start < q.end for q in statement.quotes)
            if inside and mention.form == "pronoun" and mention.span.exact.lower() in SPEAKING:
                found[number] = Link(min(speakers), "the speaker of the quotation")
    return found
