"""Offices as the document reports them: who holds which office of what, in which words."""

from collections.abc import Mapping, Sequence

from memcon.model import Mention, Span, Tenure
from memcon.resolve.countries import with_known
from memcon.resolve.links import EQUATED, OWN_WORDS, Link, Links, kind_of
from memcon.resolve.states import named_state, owner_state
from memcon.resolve.titles import COUNTERPART, as_worded, office_class, title

BODIES = frozenset({"state", "organisation"})
Key = tuple[str, str, str | None]


def tenures(mentions: Sequence[Mention], links: Links) -> tuple[Tenure, ...]:
    """The offices that the words give to a resolved person, in order of the text, each once.

    A "counterpart" holds the office of the one whose counterpart the words make it; unless that one holds
    exactly one office here, it is no tenure.
    """
    named = {mentions[number].span: link.referent for number, link in links.items()}
    all_named = {link.referent for link in links.values()}
    found: dict[Key, Tenure] = {}
    # offices whose words leave out the country
    implied = set[Key]()
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
        if not name or (of is None and link.reason == OWN_WORDS):
            continue
        told = Tenure(link.referent, as_worded(mention), name, mention.span, of, mention.former)
        known = with_known(told, mention, all_named)
        key = (known.holder, known.title, known.of)
        if key not in found:
            holding.setdefault(link.referent, []).append(known)
        if key not in found or (of is not None and key in implied):
            found[key] = known
            (implied.add if of is None else implied.discard)(key)
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
