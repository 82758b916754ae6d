"""Offices as the document reports them, and persons named by their office alone."""

from collections.abc import Sequence

from memcon.lexicon import offices
from memcon.model import Mention, Tenure
from memcon.resolve.links import Link, Links, kind_of, normalised, only
from memcon.resolve.states import named_state, owner_state

LEADERS = frozenset({"head of state", "head of government", "royal"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})


EQUATED = "the text puts them side by side as one"


def tenures(mentions: Sequence[Mention], links: Links) -> tuple[Tenure, ...]:
    """The offices that the words give to a resolved person, in order of the text, each once."""
    found: dict[tuple[str, str, str | None], Tenure] = {}
    for number, mention in enumerate(mentions):
        link = links.get(number)
        if mention.office is None or link is None or kind_of(link.referent) != "person":
            continue
        if mention.form == "office" and link.reason != EQUATED:
            continue
        tenure = Tenure(
            holder=link.referent,
            office=as_worded(mention),
            title=title(mention),
            evidence=mention.span,
            of=held_of(mention, mentions, links, tuple(found.values())),
            former=mention.former,
        )
        found.setdefault((tenure.holder, tenure.title, tenure.of), tenure)
    return _without_vaguer(list(found.values()))


def as_worded(mention: Mention) -> str:
    """The phrase of a mention's office without article and name, its spaces single; a title that several
    names share ("Presidents A and B") in the singular.
    """
    span, office = mention.span, mention.office
    if office is None:
        return ""
    if mention.name is None or not span.start <= office.start < mention.name.start:
        words = span.exact if mention.name is None else office.exact
    else:
        words = span.exact[: mention.name.start - span.start]
    first, _, rest = " ".join(words.split()).partition(" ")
    words = rest if first.lower() in DETERMINERS and rest else f"{first} {rest}".strip()
    return _singular(words) if mention.name is not None else words


def _singular(words: str) -> str:
    for office in offices().values():
        if office.plural and f" {words}".lower().endswith(f" {office.plural}"):
            return words[: len(words) - len(office.plural)] + office.words
    return words


def _without_vaguer(found: list[Tenure]) -> tuple[Tenure, ...]:
    """Drop "president" of nothing where the same person is reported as president of something."""
    placed = {(t.holder, t.title) for t in found if t.of is not None}
    return tuple(t for t in found if t.of is not None or (t.holder, t.title) not in placed)


def title(mention: Mention) -> str:
    """The office alone in lower case and in the singular: "foreign minister"."""
    return " ".join(_singular(mention.office.exact).lower().split()) if mention.office else ""


def office_class(words: str) -> str:
    """The class of the office's head: the longest entry of the table that the words contain."""
    heads = [office for office in offices().values() if f" {office.words} " in f" {words} "]
    return max(heads, key=lambda office: len(office.words)).class_ if heads else ""


def held_of(
    mention: Mention, mentions: Sequence[Mention], links: Links, held: Sequence[Tenure]
) -> str | None:
    """The state or organisation of an office: by the words beside it, or by whose it is."""
    if mention.office_of is not None:
        named = named_state(mention.office_of.exact)
        return named or _linked_at(mention, mentions, links)
    if mention.owner is not None and mention.owner in links:
        referent = links[mention.owner].referent
        return owner_state(referent, held)
    return None


def _linked_at(mention: Mention, mentions: Sequence[Mention], links: Links) -> str | None:
    span = mention.office_of
    return only(
        links[number].referent
        for number, other in enumerate(mentions)
        if other.span == span and number in links and kind_of(links[number].referent) != "person"
    )


def by_office(mentions: Sequence[Mention], links: Links, held: Sequence[Tenure]) -> dict[int, Link]:
    """Link "the Russian president", "the French leader", "his Turkish counterpart" and "the president"
    to the one person of the document who is reported to hold that office.
    """
    found = {}
    for number, mention in enumerate(mentions):
        if number in links or mention.form != "office" or mention.plural or mention.former:
            continue
        of = held_of(mention, mentions, links, held)
        words = title(mention)
        holders = {t.holder for t in held if _fits(t, words, of, mention, links, held)}
        holder = only(holders - _owner(mention, links))
        if holder is not None:
            found[number] = Link(holder, f"the only {words} here that fits")
    return found


def _owner(mention: Mention, links: Links) -> set[str]:
    return {links[mention.owner].referent} if mention.owner in links else set()


def _fits(
    tenure: Tenure, words: str, of: str | None, mention: Mention, links: Links, held: Sequence[Tenure]
) -> bool:
    if of is not None and tenure.of != of:
        return False
    if words.endswith("counterpart"):
        owners = _owner(mention, links)
        return any(t.holder in owners and office_class(t.title) == office_class(tenure.title) for t in held)
    if words in {"leader", "head of state", "head of government"}:
        return of is not None and office_class(tenure.title) in LEADERS
    if words == "minister":
        return tenure.title.endswith("minister")
    return tenure.title == words or normalised(tenure.title) == normalised(words)
