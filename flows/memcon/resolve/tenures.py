"""Offices as the document reports them: who holds which office of what, in which words."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from memcon.lexicon import offices
from memcon.model import Mention, Span, Tenure
from memcon.resolve.links import EQUATED, OWN_WORDS, Link, Links, kind_of
from memcon.resolve.states import named_state, owner_state

DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
COUNTERPART = "counterpart"
BODIES = frozenset({"state", "organisation"})


def tenures(mentions: Sequence[Mention], links: Links) -> tuple[Tenure, ...]:
    """The offices that the words give to a resolved person, in order of the text, each once.

    A "counterpart" holds the office of the one whose counterpart the words make it; unless that one holds
    exactly one office here, it is no tenure.
    """
    named = {mentions[number].span: link.referent for number, link in links.items()}
    found: dict[tuple[str, str, str | None], Tenure] = {}
    holding: dict[str, list[Tenure]] = {}
    latest = (-1, "")
    for number, mention in enumerate(mentions):
        link = links.get(number)
        if link is None or not _gives_office(mention, link, holding.get(link.referent, ())):
            continue
        of = held_of(mention, links, named, holding)
        name = title(mention)
        if office_class(name) == COUNTERPART:
            name = _counterpart_title(mention, links, holding, latest)
        else:
            latest = (mention.sentence, link.referent)
        key = (link.referent, name, of)
        if name and key not in found and (of is not None or link.reason != OWN_WORDS):
            found[key] = Tenure(link.referent, as_worded(mention), name, mention.span, of, mention.former)
            holding.setdefault(link.referent, []).append(found[key])
    return _without_vaguer(list(found.values()))


def _gives_office(mention: Mention, link: Link, held: Sequence[Tenure]) -> bool:
    """Whether a mention says that its person holds an office, and not only points back by it; a country
    that "the German chancellor" adds to the title which the person has anyway is news.
    """
    if mention.office is None or mention.plural or kind_of(link.referent) != "person":
        return False
    if mention.form != "office" or link.reason in {EQUATED, OWN_WORDS}:
        return True
    return mention.office_of is not None and any(t.title == title(mention) for t in held)


def _counterpart_title(
    mention: Mention, links: Links, holding: Mapping[str, Sequence[Tenure]], latest: tuple[int, str]
) -> str:
    """The office of the one whose counterpart a mention is: the owner, or without one ("met Russian
    counterpart ...") the office holder named before in the sentence; `latest` is that sentence and person.
    """
    owner = links.get(mention.owner) if mention.owner is not None else None
    before = latest[1] if latest[0] == mention.sentence and mention.owner is None else ""
    held = holding.get(owner.referent if owner else before, ())
    return held[0].title if len(held) == 1 else ""


def _without_vaguer(found: list[Tenure]) -> tuple[Tenure, ...]:
    """Drop "president" of nothing where the same person is reported as president of something."""
    placed = {(t.holder, t.title) for t in found if t.of is not None}
    return tuple(t for t in found if t.of is not None or (t.holder, t.title) not in placed)


def held_of(
    mention: Mention, links: Links, named: Mapping[Span, str], holding: Mapping[str, Sequence[Tenure]]
) -> str | None:
    """The state or organisation of an office: by the words beside it, or by whose it is.

    `named` has the referents of mentions by their span, `holding` the offices of persons so far.
    """
    if mention.office_of is not None:
        known = named_state(mention.office_of.exact) or named.get(mention.office_of)
        return known if known is not None and kind_of(known) in BODIES else None
    owner = links.get(mention.owner) if mention.owner is not None else None
    if owner is None or office_class(title(mention)) == COUNTERPART:
        return None
    found = owner_state(owner.referent, holding.get(owner.referent, ()))
    return found if found is not None and kind_of(found) in BODIES else None


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


@lru_cache(maxsize=4096)
def _singular(words: str) -> str:
    for office in offices().values():
        if office.plural and f" {words}".lower().endswith(f" {office.plural}"):
            cut = len(words) - len(office.plural)
            return words[: cut + 1] + office.words[1:]
    return words


def title(mention: Mention) -> str:
    """The office alone in lower case and in the singular: "foreign minister"."""
    return " ".join(_singular(mention.office.exact).lower().split()) if mention.office else ""


@lru_cache(maxsize=4096)
def office_class(words: str) -> str:
    """The class of the office's head: that of the longest entry of the table which the words contain."""
    heads = [office for office in offices().values() if f" {office.words} " in f" {words} "]
    return max(heads, key=lambda office: len(office.words)).class_ if heads else ""
