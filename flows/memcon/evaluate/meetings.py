"""Meetings against gold: found, with whom, where, when, of which form and status."""

from collections.abc import Iterable, Sequence

from memcon.evaluate.figures import F1, Figure, Scored, Share
from memcon.evaluate.gold import GoldDocument, GoldMeeting
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.names import same
from memcon.evaluate.pairs import Pair, paired
from memcon.evaluate.readings import Met, Names, Reading, label
from memcon.evaluate.spans import shared, words
from memcon.evaluate.statements import Called

Matched = Sequence[tuple[GoldMeeting, Met]]


def meetings(gold: GoldDocument, reading: Reading, called: Called) -> Scored:
    """The figures and misses of one document."""
    theirs, ours = gold.meetings, reading.met
    matched = paired(_candidates(theirs, ours, called), 1)
    pairs = [(theirs[pair.gold], ours[pair.found]) for pair in matched if not _optional(theirs[pair.gold])]
    counted = sum(not _optional(one) for one in theirs)
    figures: dict[str, Figure] = {
        "meetings": F1(len(pairs), counted, len(ours) - (len(matched) - len(pairs))),
        "participants of matched meetings": _participants(pairs, called),
        "place right": _places(pairs),
        "date right": _dates(pairs),
        "status right": Share(sum(one.status == met.status for one, met in pairs), len(pairs)),
        "form right": Share(sum(one.form == met.form for one, met in pairs), len(pairs)),
    }
    hit, used = {pair.gold for pair in matched}, {pair.found for pair in matched}
    misses = [
        *_wrong(gold, pairs, called),
        *(_missed(gold, one) for i, one in enumerate(theirs) if i not in hit and not _optional(one)),
        *(_extra(gold, met) for j, met in enumerate(ours) if j not in used),
    ]
    return Scored(figures, tuple(misses))


def _optional(one: GoldMeeting) -> bool:
    return one.optional or (one.note or "").startswith("doubtful")


def _candidates(theirs: Sequence[GoldMeeting], ours: Sequence[Met], called: Called) -> Iterable[Pair]:
    """Two parties in common, or one and a word that tells of it, or that word where no party is annotated."""
    for i, one in enumerate(theirs):
        told = [each.range for each in (one.trigger, *one.mentions) if each]
        for j, met in enumerate(ours):
            people = sum(_takes_part(name, met.participants, called) for name in one.participants)
            near = shared(told, met.spans) > 0
            if people >= 2 or (near and (people or not one.participants)):
                yield Pair(people + near, i, j)


def _takes_part(name: str, parties: Iterable[Names], called: Called) -> bool:
    return any(same(called.get(name, [name]), names) for names in parties)


def _right(one: GoldMeeting, met: Met, called: Called) -> int:
    """How many of our participants are right; a gold party found twice counts once."""
    allowed = (*one.participants, *one.participants_alternatives)
    right = sum(any(_takes_part(name, [names], called) for name in allowed) for names in met.participants)
    return min(len(one.participants), right)


def _participants(pairs: Matched, called: Called) -> F1:
    return F1(
        sum(_right(one, met, called) for one, met in pairs),
        sum(len(one.participants) for one, _ in pairs),
        sum(len(met.participants) for _, met in pairs),
    )


def _places(pairs: Matched) -> Share:
    placed = [(one, met) for one, met in pairs if one.place]
    right = sum(
        any(same([place], [met.place]) for place in (one.place, *one.place_alternatives) if place)
        for one, met in placed
        if met.place
    )
    return Share(right, len(placed))


def _dates(pairs: Matched) -> Share:
    dated = [(days, met) for one, met in pairs if (days := _days(one))]
    return Share(sum(_is_dated(days, met) for days, met in dated), len(dated))


def _days(one: GoldMeeting) -> list[str]:
    return [day for day in (one.date, *one.date_alternatives) if day]


def _is_dated(days: Iterable[str], met: Met) -> bool:
    return any(day == met.day or tuple(day.split("/")) == met.bounds for day in days)


def _wrong(gold: GoldDocument, pairs: Matched, called: Called) -> Iterable[Miss]:
    """What is wrong with meetings that were found."""
    for one, met in pairs:
        told = words(gold.text, met.spans)
        if _right(one, met, called) < max(len(one.participants), len(met.participants)):
            ours: Iterable[str] = map(label, met.participants)
            yield wrong(gold.name, "wrong participants", one.participants, ours, trigger=told)
        if (days := _days(one)) and not _is_dated(days, met):
            yield wrong(gold.name, "wrong date", days, _dated(met), trigger=told)
        if one.status != met.status:
            yield wrong(gold.name, "wrong status", [one.status], [met.status], trigger=told)
        if one.form != met.form:
            yield wrong(gold.name, "wrong form", [one.form], [met.form], trigger=told)


def _dated(met: Met) -> list[str]:
    return [day for day in (met.day, *met.bounds) if day]


def _missed(gold: GoldDocument, one: GoldMeeting) -> Miss:
    told = (one.trigger.text,) if one.trigger else ()
    return Miss(gold.name, "missed meeting", {"participants": one.participants, "trigger": told})


def _extra(gold: GoldDocument, met: Met) -> Miss:
    told = words(gold.text, met.spans)
    return Miss(
        gold.name, "extra meeting", {"participants": tuple(map(label, met.participants)), "trigger": told}
    )
