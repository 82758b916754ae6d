"""The cast of a meeting: which distinct actors its participants are, and which of them cover one another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from memcon.model import Meeting, Mention
from memcon.resolve.links import kind_of

# "the two leaders", "both sides": words that point back instead of naming
POINTING = frozenset({"the", "both", "these", "those", "all", "two", "three", "four", "five"})
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
COLLECTIVE = frozenset({"group", "organisation"})


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


def facts(mentions: Sequence[Mention], referents: Mapping[int, str]) -> Facts:
    """Gather the countries of persons and groups: "German" of "German Chancellor Angela Merkel"."""
    at = {mention.span: number for number, mention in enumerate(mentions) if number in referents}
    countries: dict[str, set[str]] = defaultdict(set)
    for number, mention in enumerate(mentions):
        if number not in referents or mention.kind not in {"person", "group"}:
            continue
        if mention.office_of is not None and mention.office_of in at:
            countries[referents[number]].add(referents[at[mention.office_of]])
    _add_nested(mentions, referents, countries)
    return Facts(mentions, referents, {key: frozenset(found) for key, found in countries.items()})


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
    return Cast(without_own_states(actors, known), count)


def points_back(mention: Mention) -> bool:
    """Whether a plural only points at actors named elsewhere: "the two leaders", "both sides"."""
    return (
        mention.plural
        and mention.form in {"office", "nominal"}
        and mention.office_of is None
        and mention.owner is None
        and mention.span.exact.lower().split()[0] in POINTING
    )


def _unnamed_pronoun(mention: Mention, referent: str) -> bool:
    return mention.form == "pronoun" and kind_of(referent) in {"group", "actor"}


def without_own_states(actors: Mapping[str, int], known: Facts) -> dict[str, int]:
    """Drop a state whose own person or government is there too: Russia beside Putin."""
    covered = {
        state for actor in actors for state in known.countries.get(actor, ()) if kind_of(actor) == "person"
    }
    return {
        actor: number
        for actor, number in actors.items()
        if actor not in covered or kind_of(actor) == "person"
    }


def collective(actors: Mapping[str, int], known: Facts) -> bool:
    """Whether one actor alone can hold a meeting: "EU foreign ministers", "NATO"."""
    return len(actors) == 1 and all(
        kind_of(actor) in COLLECTIVE and (kind_of(actor) == "organisation" or known.mentions[number].plural)
        for actor, number in actors.items()
    )


def covers(one: str, other: str, known: Facts) -> bool:
    """Whether `one` is `other`, or acts for it: Putin for Russia, "G8 leaders" for the G8."""
    return one == other or other in known.countries.get(one, ())


def agree(one: Mapping[str, int], other: Mapping[str, int], known: Facts) -> bool:
    """Whether two casts can be one: each actor of the smaller is one of the larger, or acts for it, or is
    acted for by it.
    """
    small, large = sorted((one, other), key=len)
    return bool(small) and all(any(covers(a, b, known) or covers(b, a, known) for b in large) for a in small)
