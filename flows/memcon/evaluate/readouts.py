"""Readouts against gold: is the one meeting found that the publisher's headline states."""

from collections.abc import Iterable, Sequence

from memcon.evaluate.figures import Figure, Scored, Share
from memcon.evaluate.gold import GoldDocument, GoldReadout
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.names import same
from memcon.evaluate.readings import Met, Reading, label


def readouts(gold: GoldDocument, reading: Reading) -> Scored:
    """The figures and misses of one document; a meeting is found where all sides take part in it."""
    found = [(one, _of(one, reading.met)) for one in gold.readouts]
    hit = [(one, meetings) for one, meetings in found if meetings]
    day = gold.date.isoformat() if gold.date else None
    figures: dict[str, Figure] = {
        "meeting of the headline found": Share(len(hit), len(found)),
        "its form right": Share(
            sum(any(met.form == one.kind for met in meetings) for one, meetings in hit), len(hit)
        ),
        "dated to the readout": Share(
            sum(any(met.day == day for met in meetings) for _, meetings in hit), len(hit)
        ),
    }
    return Scored(figures, tuple(_misses(gold, found, reading, day)))


def _of(one: GoldReadout, met: Sequence[Met]) -> list[Met]:
    return [
        meeting
        for meeting in met
        if all(any(same([side.text], names) for names in meeting.participants) for side in one.participants)
    ]


def _misses(
    gold: GoldDocument, found: Iterable[tuple[GoldReadout, list[Met]]], reading: Reading, day: str | None
) -> Iterable[Miss]:
    for one, meetings in found:
        sides = [side.text for side in one.participants]
        if not meetings:
            ours = [" + ".join(map(label, met.participants)) for met in reading.met]
            yield wrong(gold.name, "missed meeting", sides, ours)
            continue
        if not any(met.form == one.kind for met in meetings):
            yield wrong(gold.name, "wrong form", [one.kind], [met.form for met in meetings], sides=sides)
        if not any(met.day == day for met in meetings):
            days = [met.day or "" for met in meetings]
            yield wrong(gold.name, "wrong date", [day or ""], days, sides=sides)
