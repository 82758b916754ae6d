"""What documents tell of one meeting that cannot all be so."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from memcon.explain.exports import Exports, about
from memcon.explain.profiles import Met, outline
from memcon.explain.steps import Cluster

Days = tuple[dt.date, dt.date]


def contradictions(of: Exports, whole: Cluster) -> Iterator[str]:
    """Days that cannot all be, where words of the texts name them; places of which a step says so."""
    apart = {name for row in whole.rows if "contradicting places" in row[2] for name in row[:2]}
    days: defaultdict[Days, list[str]] = defaultdict(list)
    places: defaultdict[str, list[str]] = defaultdict(list)
    for name, (identifier, met) in _told(of, whole).items():
        if met.earliest and met.latest and not met.inferred:
            days[met.earliest, met.latest].append(identifier)
        if name in apart and met.place:
            places[met.place].append(identifier)
    if apart_days := sorted(one for one in days if any(_excludes(one, other) for other in days)):
        yield f"The days contradict: {_listed({_in_words(one): days[one] for one in apart_days})}."
    if places:
        yield f"The places contradict: {_listed(places)}."


def _told(of: Exports, whole: Cluster) -> dict[str, tuple[str, Met]]:
    """By the name that steps have for a telling: the document's identifier, and the meeting there."""
    return {
        f"{one.sha256}#{met.number}": (one.identifier, met)
        for one in about(of, {sha256 for sha256, _ in whole.facts})
        for met in outline(of, one.sha256).meetings
        if (one.sha256, met.number) in whole.facts
    }


def _excludes(one: Days, other: Days) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _in_words(days: Days) -> str:
    return " to ".join(dict.fromkeys(day.isoformat() for day in days))


def _listed(told: Mapping[str, list[str]]) -> str:
    return "; ".join(f"{words} in {', '.join(dict.fromkeys(names))}" for words, names in told.items())
