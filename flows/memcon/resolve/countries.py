"""Of which state an office is whose words name none: "Chancellor Angela Merkel", "Interior Minister Roe".

News leaves the country out where a reader knows it: because the person is known, or because the text is
about one country. Where neither tells, the office stays one of no country.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from memcon.lexicon import portfolios
from memcon.model import Mention, Span, Tenure
from memcon.resolve.links import OWN_WORDS, Links, kind_of, only
from memcon.resolve.people import people
from memcon.resolve.states import named_state
from memcon.resolve.titles import office_class, title
from memcon.resolve.wordings import POSSESSIVES

HEADS = frozenset({"head of state", "head of government", "royal"})
NATIONAL = HEADS | {"minister"}
# words that belong to the title of a head
PRIME = frozenset({"prime", "vice", "supreme", "crown", "head", "grand"})
ARTICLES = frozenset({"the", "a", "an"})
# a text is about one country that is named this many times as often as any other: in DWIE's training texts
# that was the country of 123 of 152 such offices, and most others were of a region, which is told apart here
CLEARLY = 2
# or that is named most and was the last one named before the office
FAIRLY = 1.5
# and that is named so often at all
FEWEST = 3


def with_known(tenure: Tenure, mention: Mention, named: Collection[str]) -> Tenure:
    """The tenure of no state with that of its holder, where the gazetteer knows whom it means and the text
    names that state: `named` has all that the text names.
    """
    state = _known_state(tenure) if _is_open(tenure, mention) else None
    return replace(tenure, of=state) if state is not None and state in named else tenure


def with_countries(
    tenures: Sequence[Tenure], mentions: Sequence[Mention], links: Links
) -> tuple[Tenure, ...]:
    """The tenures, those of no country with the one that the text is about."""
    said = {mention.span: mention for mention in mentions}
    named = sorted(
        (mentions[number].span.start, link.referent)
        for number, link in links.items()
        if kind_of(link.referent) == "state"
    )
    unnamed, beside_names = _unnamed(mentions, links), affiliations(mentions, links)
    placed: defaultdict[str, set[str]] = defaultdict(set)
    for tenure in tenures:
        if tenure.of is not None and kind_of(tenure.of) == "state":
            placed[tenure.holder].add(tenure.of)

    def of(tenure: Tenure) -> str | None:
        mention = said[tenure.evidence]
        if tenure.of is not None or mention.office_of is not None or mention.owner is not None:
            return tenure.of
        beside = {key for key, holder in unnamed[tenure.title] if holder in {"", tenure.holder}}
        if beside:
            return only(beside)
        if not _is_open(tenure, mention) or _known_state(tenure) is not None:
            return None
        own = placed[tenure.holder] or {key for key in beside_names[tenure.holder] if kind_of(key) == "state"}
        return only(own) if own else _topical(tenure, tenures, named)

    return tuple(replace(tenure, of=of(tenure)) for tenure in tenures)


def _unnamed(mentions: Sequence[Mention], links: Links) -> Mapping[str, set[tuple[str, str]]]:
    """The states and bodies of offices that stand without a name, by title, each with the holder where one is
    known: "the Norwegian ambassador", who is "the ambassador, Tore Lund" below.
    """
    there = {link.referent for link in links.values()}
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for number, mention in enumerate(mentions):
        if mention.form != "office" or mention.plural or mention.office_of is None:
            continue
        key, link = named_state(mention.office_of.exact), links.get(number)
        if key in there:
            named = link is not None and link.reason != OWN_WORDS
            found[title(mention)].add((key, link.referent if link is not None and named else ""))
    return found


def affiliations(mentions: Sequence[Mention], links: Links) -> Mapping[str, frozenset[str]]:
    """The states and bodies that the words beside a person name: "Denmark's Ida Berg", "the Danish minister".

    A person who is not in the text has none.
    """
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for number, link in links.items():
        of = mentions[number].office_of
        key = named_state(of.exact) if of is not None and kind_of(link.referent) == "person" else None
        if key is not None:
            found[link.referent] |= {key}
    return found


def known_leader(state: str, class_: str, persons: Collection[str]) -> str | None:
    """The one of the referents whom the gazetteer knows to have led that state."""
    return only(
        person
        for person in persons
        if any(
            known.state == state and known.standing == class_
            for known in people().get(person.partition(":")[2], ())
        )
    )


def _is_open(tenure: Tenure, mention: Mention) -> bool:
    """Whether it is an office of a state, and its words leave the state out."""
    class_ = office_class(tenure.title)
    if tenure.of is not None or class_ not in NATIONAL:
        return False
    if mention.office_of is not None or mention.owner is not None or mention.office is None:
        return False
    return not any(_names_something(word) for word in _beside(mention.span, mention.office)) and _is_plain(
        tenure.title, class_
    )


def _beside(span: Span, office: Span) -> Iterator[str]:
    """The words of a mention before its office."""
    yield from span.exact[: max(0, office.start - span.start)].split()


def _names_something(word: str) -> bool:
    """Whether the word may name a region or a body: "Saxony Interior Minister"."""
    lower = word.lower().removesuffix("-")
    return word[:1].isupper() and lower not in ARTICLES | POSSESSIVES and lower not in portfolios()


@lru_cache(maxsize=4096)
def _is_plain(title: str, class_: str) -> bool:
    """Whether the title names no body or region: "minister of culture", but not "minister of Hesse" or
    "commission president".
    """
    head, _, task = title.partition(" of ") if " of " in title else title.partition(" for ")
    words = head.replace("-", " ").split()
    if task:
        return class_ == "minister" and _is_portfolio(task)
    if class_ == "minister":
        return True
    return all(
        portfolios()[word].class_ in {"rank", "time"} if word in portfolios() else word in PRIME
        for word in words[:-1]
    )


def _is_portfolio(task: str) -> bool:
    words = task.removeprefix("the ").replace(",", " ").split()
    return task in portfolios() or all(
        word in portfolios() or word in {"and", "affairs", "state"} for word in words
    )


def _known_state(tenure: Tenure) -> str | None:
    name, class_ = tenure.holder.partition(":")[2], office_class(tenure.title)
    fitting = (
        known.state
        for known in people().get(name, ())
        if known.standing == class_ or (" " in name and known.standing in HEADS)
    )
    return only(fitting)


def _topical(tenure: Tenure, tenures: Sequence[Tenure], named: Sequence[tuple[int, str]]) -> str | None:
    """The state that the text is about, of those that no other person is said to hold the office of."""
    taken = {
        other.of
        for other in tenures
        if other.of is not None and other.holder != tenure.holder and _excludes(other, tenure)
    }
    counts = Counter(state for _, state in named if state not in taken)
    (most, times), (_, next_) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    if times >= max(FEWEST, CLEARLY * next_):
        return most
    before = [state for start, state in named if start < tenure.evidence.start and state not in taken]
    return most if times >= max(FEWEST, FAIRLY * next_) and before[-1:] == [most] else None


def _excludes(other: Tenure, tenure: Tenure) -> bool:
    """Whether one state cannot have both: two presidents, two foreign ministers, unless one is former."""
    alike = other.title == tenure.title or (
        office_class(tenure.title) == "head of government" == office_class(other.title)
    )
    return alike and other.former == tenure.former
