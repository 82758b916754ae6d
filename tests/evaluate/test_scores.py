"""What is counted as right: one small document a kind, with what memcon would say of it."""

import datetime as dt

import pytest

from memcon.evaluate.actors import actors
from memcon.evaluate.attributions import attributions
from memcon.evaluate.dates import dates, values
from memcon.evaluate.figures import F1, Scored, Share, told, total
from memcon.evaluate.gold import (
    GoldActor,
    GoldAttribution,
    GoldDocument,
    GoldMeeting,
    GoldNamed,
    GoldReadout,
    GoldRelation,
    GoldStatement,
    GoldTime,
    Words,
)
from memcon.evaluate.meetings import meetings
from memcon.evaluate.offices import offices
from memcon.evaluate.pairs import Pair, paired
from memcon.evaluate.readings import Met, Party, Reading, Said
from memcon.evaluate.readouts import readouts
from memcon.evaluate.statements import statements
from memcon.model import DateReference, Span

TEXT = "Vella met Berge on Monday. She told him the bridge was shut. Berge praised the tea."
VELLA, BERGE = frozenset({"Carmela Vella", "Vella"}), frozenset({"Odd Berge", "Berge"})


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold_words(words: str) -> Words:
    return Words(*at(words), words)


def said(source: str, cue: str, content: str, *speakers: frozenset[str], **more) -> Said:
    given = {"addressees": (), "act": "state", "wording": "indirect", "negated": False} | more
    return Said((at(source),), (at(cue),), (at(content),), speakers, **given)


def met(*participants: frozenset[str], **more) -> Met:
    given = {
        "place": None,
        "day": None,
        "bounds": (None, None),
        "status": "held",
        "form": "meeting",
        "spans": (at("met"),),
    }
    return Met(participants=participants, **(given | more))


def reading(*, said=(), met=(), parties=()) -> Reading:
    return Reading(TEXT, tuple(said), tuple(met), tuple(parties))


def test_figures_add_up():
    assert F1(1.5, 2, 3) + F1(1, 2, 1) == F1(2.5, 4, 4)
    assert F1(3, 4, 6).points == 60.0
    assert told(Share(1, 3)) == {"share": 33.3, "right": 1, "of": 3}
    assert told(F1(0, 0, 0))["f1"] is None
    parts = [Scored({"a": Share(1, 2)}, ()), Scored({"a": Share(0, 2)}, ())]
    assert total(parts).figures == {"a": Share(1, 4)}


def test_pairs_are_one_to_one_and_the_best_first():
    candidates = [Pair(0.6, 0, 0), Pair(0.9, 0, 1), Pair(0.8, 1, 1), Pair(0.4, 1, 0)]
    assert paired(candidates, 0.5) == (Pair(0.9, 0, 1),)


def test_attributions():
    gold = GoldDocument(
        "a",
        TEXT,
        attributions=(
            GoldAttribution(
                (gold_words("She"),), (gold_words("told"),), (gold_words("the bridge was shut."),)
            ),
            GoldAttribution((gold_words("Berge"),), (gold_words("praised"),), (gold_words("the tea"),)),
        ),
    )
    ours = [said("him", "told", "the bridge was shut"), said("Berge", "met", "on Monday")]
    scored = attributions(gold, reading(said=ours))
    # the full stop does not count; the source of the matched one is not the gold's
    assert scored.figures["content exact"] == F1(1, 2, 2)
    assert scored.figures["source exact"] == F1(1, 2, 2)
    assert scored.figures["cue exact"] == F1(1, 2, 2)
    assert scored.figures["content soft"] == F1(1.0, 2, 2)
    assert scored.figures["attributions"] == F1(1, 2, 2)
    assert scored.figures["source right on matched"] == Share(0, 1)
    assert scored.figures["content exact, indirect"] == F1(1, 2, 2)
    assert scored.figures["content exact, 1 to 5 words"] == F1(1, 2, 2)
    assert [miss.kind for miss in scored.misses] == [
        "missed attribution",
        "extra attribution",
        "wrong source",
    ]
    assert scored.misses[0].words["content"] == ("the tea",)
    assert scored.misses[2].words == {"gold": ("She",), "found": ("him",), "at": ("told",)}


BRIDGE = GoldStatement(
    "Carmela Vella",
    "state/announce",
    (gold_words("the bridge was shut"),),
    gold_words("told"),
    form="indirect",
    addressee="Odd Berge",
)
TEA = GoldStatement("Odd Berge", "support", (gold_words("the tea"),), gold_words("praised"), form="indirect")


def test_statements():
    gold = GoldDocument("a", TEXT, statements=(BRIDGE, TEA))
    ours = [
        said("She", "told", "the bridge was shut", VELLA, act="announce", addressees=(BERGE,)),
        said("Berge", "praised", "the tea", VELLA, wording="direct"),
        said("Vella", "met", "on Monday", VELLA),
    ]
    scored = statements(gold, reading(said=ours), {})
    assert scored.figures["statements"] == F1(2, 2, 3)
    assert scored.figures["statements with the right speaker"] == F1(1, 2, 3)
    assert scored.figures["act right on matched"] == Share(1, 2)
    assert scored.figures["addressee"] == F1(1, 1, 1)
    assert scored.figures["wording right on matched"] == Share(1, 2)
    assert scored.figures["statements found, 1 to 5 words"] == Share(2, 2)
    assert [miss.kind for miss in scored.misses] == ["wrong speaker", "wrong act", "extra statement"]
    assert scored.misses[0].words["gold"] == ("Odd Berge",)


def test_optional_statements_are_neither_rewarded_nor_punished():
    optional = GoldStatement("Odd Berge", "support", TEA.content, TEA.cue, optional=True)
    gold = GoldDocument("a", TEXT, statements=(BRIDGE, optional))
    found = statements(gold, reading(said=[said("Berge", "praised", "the tea", BERGE)]), {})
    assert found.figures["statements"] == F1(0, 1, 0)
    assert [miss.kind for miss in found.misses] == ["missed statement"]
    assert statements(gold, reading(), {}).figures["statements"] == F1(0, 1, 0)


def test_those_who_speak_together_make_one_statement():
    together = GoldStatement("Odd Berge", "state", BRIDGE.content, BRIDGE.cue)
    gold = GoldDocument("a", TEXT, statements=(BRIDGE, together))
    ours = reading(said=[said("She", "told", "the bridge was shut", BERGE)])
    assert statements(gold, ours, {}).figures["statements with the right speaker"] == F1(1, 1, 1)


def test_meetings():
    gold = GoldDocument(
        "a",
        TEXT,
        meetings=(
            GoldMeeting(
                ("Carmela Vella", "Odd Berge"), "meeting", "held", gold_words("met"), date="2031-05-05"
            ),
            GoldMeeting(("Peru", "Chile"), "summit", "planned", date="2031-06-01/2031-06-30"),
        ),
    )
    ours = [
        met(VELLA, BERGE, day="2031-05-05"),
        met(frozenset({"Peru"}), frozenset({"Chile"}), bounds=("2031-06-01", "2031-06-30"), form="talks"),
        met(frozenset({"Fiji"}), frozenset({"Mali"})),
    ]
    scored = meetings(gold, reading(met=ours), {})
    assert scored.figures["meetings"] == F1(2, 2, 3)
    assert scored.figures["participants of matched meetings"] == F1(4, 4, 4)
    assert scored.figures["date right"] == Share(2, 2)
    assert scored.figures["status right"] == Share(1, 2)
    assert scored.figures["form right"] == Share(1, 2)
    assert scored.figures["place right"] == Share(0, 0)
    assert [miss.kind for miss in scored.misses] == ["wrong status", "wrong form", "extra meeting"]


def test_actors():
    wanted = (
        GoldActor("Carmela Vella", "person", office="Maltese Foreign Minister"),
        GoldActor("Malta", "state"),
    )
    parties = [Party(VELLA, "group", ("Foreign Minister",), ())]
    scored = actors(GoldDocument("a", TEXT, actors=wanted), reading(parties=parties))
    assert scored.figures["actors found"] == Share(1, 2)
    assert scored.figures["actor type right"] == Share(0, 1)
    assert scored.figures["office right"] == Share(1, 1)
    assert [miss.kind for miss in scored.misses] == ["wrong type", "missed actor"]


@pytest.mark.parametrize(
    ("meeting", "expected", "kinds"),
    [
        (met(VELLA, BERGE, day="2031-05-05"), (1, 1, 1), []),
        (met(VELLA, BERGE, form="call"), (1, 0, 0), ["wrong form", "wrong date"]),
        (met(VELLA), (0, 0, 0), ["missed meeting"]),
    ],
)
def test_readouts(meeting, expected, kinds):
    wanted = GoldReadout("meeting", (gold_words("Vella"), gold_words("Berge")))
    gold = GoldDocument("a", TEXT, date=dt.date(2031, 5, 5), readouts=(wanted,))
    scored = readouts(gold, reading(met=[meeting]))
    assert tuple(figure.right for figure in scored.figures.values()) == expected
    assert [miss.kind for miss in scored.misses] == kinds


def test_offices():
    relation = GoldRelation(GoldNamed("Vella", "Carmela_Vella"), "minister_of", GoldNamed("Malta"))
    other = GoldRelation(GoldNamed("Berge"), "citizen_of", GoldNamed("Norway"))
    gold = GoldDocument("a", TEXT, relations=(relation, other))
    parties = [Party(VELLA, "person", ("Foreign Minister",), (frozenset({"Malta"}),))]
    found = offices(gold, reading(parties=parties)).figures
    assert found["offices found with their country"] == Share(1, 1)
    missed = offices(gold, reading())
    assert missed.figures["right where the holder is an actor"] == Share(0, 0)
    assert [miss.kind for miss in missed.misses] == ["missed holder"]


def reference(words: str, grain: str, *days: dt.date) -> DateReference:
    first, last = (days * 2)[:2] if days else (None, None)
    return DateReference(Span(*at(words), words), grain, "relative", first, last)


@pytest.mark.parametrize(
    ("grain", "first", "last", "expected"),
    [
        ("day", dt.date(2031, 5, 5), dt.date(2031, 5, 5), ("2031-05-05",)),
        ("day", dt.date(2031, 5, 5), dt.date(2031, 5, 6), ("2031-05-05", "2031-05-06")),
        ("week", dt.date(2031, 12, 29), dt.date(2032, 1, 4), ("2032-W01",)),
        ("month", dt.date(2031, 5, 1), dt.date(2031, 5, 10), ("2031-05",)),
        ("quarter", dt.date(2031, 4, 1), dt.date(2031, 6, 30), ("2031-Q2",)),
        ("season", dt.date(2031, 12, 1), dt.date(2032, 2, 29), ("2031-WI",)),
        ("year", dt.date(2031, 1, 1), dt.date(2031, 12, 31), ("2031",)),
        ("year", dt.date(2031, 1, 1), dt.date(2033, 12, 31), ("2031", "2033")),
        ("decade", dt.date(2030, 1, 1), dt.date(2039, 12, 31), ()),
        ("day", None, None, ()),
    ],
)
def test_dates_have_values(grain, first, last, expected):
    assert values(DateReference(Span(0, 1, "x"), grain, "relative", first, last)) == expected


def time(words: str, value: str, kind: str = "DATE") -> GoldTime:
    return GoldTime(*at(words), words, type=kind, value=value)


@pytest.mark.parametrize(
    ("gold", "found", "figure", "kinds"),
    [
        # words overlap and values are equal
        (
            [time("on Monday", "2031-05-05TMO", "TIME")],
            [reference("Monday", "day", dt.date(2031, 5, 5))],
            F1(1, 1, 1),
            [],
        ),
        (
            [time("Monday", "2031-05-XX")],
            [reference("Monday", "month", dt.date(2031, 5, 1))],
            F1(1, 1, 1),
            [],
        ),
        (
            [time("Monday", "2031-05-05")],
            [reference("Monday", "day", dt.date(2031, 5, 12))],
            F1(0, 1, 1),
            ["wrong date"],
        ),
        ([time("Monday", "2031-05-05")], [reference("Monday", "day")], F1(0, 1, 0), ["missed date"]),
        ([], [reference("Monday", "day", dt.date(2031, 5, 5))], F1(0, 0, 1), ["extra date"]),
        # what has no place in a calendar is neither rewarded nor punished
        (
            [time("Monday", "P1D", "DURATION")],
            [reference("Monday", "day", dt.date(2031, 5, 5))],
            F1(0, 0, 0),
            [],
        ),
        ([time("Monday", "PRESENT_REF")], [], F1(0, 0, 0), []),
    ],
)
def test_dates(gold, found, figure, kinds):
    scored = dates(GoldDocument("a", TEXT, timexes=tuple(gold)), found)
    assert scored.figures["days, months and years"] == figure
    assert scored.figures["without a year in the words"] == figure
    assert [miss.kind for miss in scored.misses] == kinds


def test_weeks_are_told_apart():
    gold = GoldDocument("a", TEXT, timexes=(time("Monday", "2031-W7"),))
    scored = dates(gold, [reference("Monday", "week", dt.date(2031, 2, 10))])
    assert scored.figures["weeks, quarters and seasons"] == F1(1, 1, 1)
    assert scored.figures["days, months and years"] == F1(0, 0, 0)
