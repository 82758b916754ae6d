"""The cast of a meeting: which distinct actors its participants are, and which of them cover one another."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from memcon.lexicon import offices
from memcon.model import Meeting, Mention
from memcon.resolve.links import kind_of

# office holders who meet for a state or body, whether or not the words name it
HIGH = frozenset({"head of state", "head of government", "minister", "diplomat", "royal"})
# "the two leaders", "both sides": words that point back instead of naming
POINTING = frozenset({"the", "both", "these", "those", "all", "two", "three", "four", "five"})
VAGUE = frozenset({"rival", "warring", "opposing", "national", "state", "heads", "of"})
COUNTS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}


class Cast(NamedTuple):
    """The actors of one entry: referent -> number of the mention that stands for it."""

    actors: Mapping[str, int]
    number: int | None = None
    """How many "the two leaders" are, where the entry points back; 0 where it does not say."""


class Facts(NamedTuple):
    """What the mentions of a document tell of its referents."""

    mentions: Sequence[Mention]
    referents: Mapping[int, str]
    countries: Mapping[str, frozenset[str]]
    """Person or group -> the states and bodies that the words beside it name."""
    classes: Mapping[str, frozenset[str]]
    """Person -> the classes of the offices that the words beside it name: "head of state"."""
    issued: dt.date | None
    """The document's own day."""


def facts(mentions: Sequence[Mention], referents: Mapping[int, str], issued: dt.date | None) -> Facts:
    """Gather the countries of persons and groups: "German" of "German Chancellor Angela Merkel"."""
    at = {mention.span: number for number, mention in enumerate(mentions) if number in referents}
    countries: dict[str, set[str]] = defaultdict(set)
    for number, mention in enumerate(mentions):
        if number not in referents or mention.kind not in {"person", "group"}:
            continue
        if mention.office_of is not None and mention.office_of in at:
            countries[referents[number]].add(referents[at[mention.office_of]])
    _add_nested(mentions, referents, countries)
    return Facts(mentions, referents, _frozen(countries), _frozen(_classes(mentions, referents)), issued)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(each) for key, each in found.items()}


def _classes(mentions: Sequence[Mention], referents: Mapping[int, str]) -> dict[str, set[str]]:
    classes: dict[str, set[str]] = defaultdict(set)
    for number, referent in referents.items():
        if mentions[number].kind == "person":
            classes[referent] |= _office_classes(mentions[number])
    return classes


def _add_nested(
    mentions: Sequence[Mention], referents: Mapping[int, str], countries: dict[str, set[str]]
) -> None:
    """Every country inside a collective's words: "top German and Italian officials"."""
    for number, mention in enumerate(mentions):
        if number not in referents or not mention.plural or mention.form == "pronoun":
            continue
        for other in range(number + 1, len(mentions)):
            inner = mentions[other]
            if inner.span.start >= mention.span.end:
                break
            if other in referents and kind_of(referents[other]) in {"state", "organisation"}:
                countries[referents[number]].add(referents[other])


def cast(meeting: Meeting, known: Facts) -> Cast:
    """The distinct actors of an entry; pointing phrases and unresolved pronouns name nobody."""
    actors: dict[str, int] = {}
    count = None
    for number in meeting.participants:
        mention = known.mentions[number]
        if points_back(mention):
            words = mention.span.exact.lower().split()
            count = next((COUNTS[word] for word in words if word in COUNTS), 0)
        elif number in known.referents and not _unnamed_pronoun(mention, known.referents[number]):
            actors.setdefault(known.referents[number], number)
    return Cast(without_represented(actors, known), count)


def points_back(mention: Mention) -> bool:
    """Whether a plural only points at actors named elsewhere: "the two leaders", "both sides"."""
    words = mention.span.exact.lower().split()
    rest = [word for word in words if word not in POINTING | VAGUE]
    # "the leaders of the junta" are named, "the heads of state" are not
    bare = len(rest) <= 1 or (mention.form == "office" and not {"of", "from"} & set(words))
    unowned = mention.office_of is None and mention.owner is None
    return (
        mention.plural and mention.form in {"office", "nominal"} and bare and unowned and words[0] in POINTING
    )


def _unnamed_pronoun(mention: Mention, referent: str) -> bool:
    return mention.form == "pronoun" and kind_of(referent) in {"group", "actor"}


def without_represented(actors: Mapping[str, int], known: Facts) -> dict[str, int]:
    """Drop a state beside its own person (Russia, Putin), unnamed people beside their state or body ("Russian
    officials", Russia), and groups that only repeat another ("the creditors").
    """
    kept: dict[str, int] = {}
    for actor, number in actors.items():
        others = [other for other in actors if other != actor]
        person_acts = any(kind_of(other) == "person" and covers(other, actor, known) for other in others)
        acts = kind_of(actor) == "group" and any(covers(actor, other, known) for other in others)
        if not (person_acts or acts or any(alike(other, actor) for other in kept)):
            kept[actor] = number
    return kept


def distinct(numbers: Iterable[int], known: Facts) -> tuple[int, ...]:
    """One mention for each actor of a meeting, in order; mentions of nobody are left out."""
    actors: dict[str, int] = {}
    for number in numbers:
        if number in known.referents:
            actors.setdefault(known.referents[number], number)
    return tuple(without_represented(actors, known).values())


def collective(actors: Mapping[str, int], known: Facts) -> bool:
    """Whether one actor alone can hold a meeting: a body of several ("NATO") or office holders ("EU foreign
    ministers", "advisers to the leaders"); not "experts" or "a ministry".
    """
    return len(actors) == 1 and all(
        kind_of(actor) == "organisation" or (kind_of(actor) == "group" and identified(actor, number, known))
        for actor, number in actors.items()
    )


def identified(actor: str, number: int, known: Facts) -> bool:
    """Whether the words tell who this is, at least by country or high office: "EU experts", "ministers", but
    not "experts".
    """
    mention = known.mentions[number]
    return kind_of(actor) != "group" or bool(known.countries.get(actor)) or _high_office(mention)


def _high_office(mention: Mention) -> bool:
    return not HIGH.isdisjoint(_office_classes(mention))


def _office_classes(mention: Mention) -> set[str]:
    """The class of the office that the words name: the longest end of them that is one."""
    words = mention.office.exact.lower().split() if mention.office else []
    found = (offices().get(" ".join(words[start:])) for start in range(len(words)))
    return {office.class_ for office in found if office is not None}


def officials(actors: Mapping[str, int], known: Facts) -> frozenset[str]:
    """The countries whose unnamed people are among the parties: those of groups ("top German officials"), or
    several states that a person meets ("talks with German and Italian officials").
    """
    groups = (actor for actor in actors if kind_of(actor) == "group")
    found = frozenset(country for group in groups for country in known.countries.get(group, ()))
    states = frozenset(actor for actor in actors if kind_of(actor) == "state")
    return found or (states if 1 < len(states) < len(actors) else found)


def covers(one: str, other: str, known: Facts) -> bool:
    """Whether `one` is `other`, or acts for it: Putin for Russia, "G8 leaders" for the G8."""
    return one == other or other in known.countries.get(one, ())


def agree(one: Mapping[str, int], other: Mapping[str, int], known: Facts) -> bool:
    """Whether two casts can be one: each actor of the smaller is one of the larger, or acts for it, or is
    acted for by it.
    """
    small, large = sorted((one, other), key=len)
    return bool(small) and all(
        any(covers(a, b, known) or covers(b, a, known) or alike(a, b) for b in large) for a in small
    )


def alike(one: str, other: str) -> bool:
    """Whether two groups that only their words identify end in the same word ("international creditors"), or
    one only says more: "top officials", "top officials in Lima".
    """
    if not kind_of(one) == kind_of(other) == "group":
        return False
    first, second = (re.split("[ :]", referent)[1:] for referent in (one, other))
    return first[-1:] == second[-1:] or set(first) <= set(second) or set(second) <= set(first)
