"""What people decide about actors: reading the rows, what several of them imply, and which cannot count."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.resolve.across.actors import same_actors
from memcon.resolve.across.decisions import Decision, read_decisions
from memcon.resolve.across.profiles import Profile
from people_told import actor, key, told

HEADER = "judgement,left,right,by,date,reason\n"
FOREIGN = "foreign minister"


def rows(*lines: tuple[str, str, str]) -> tuple[Decision, ...]:
    return tuple(Decision(*line, "Ana", dt.date(2031, 4, 1), line=n) for n, line in enumerate(lines, 2))  # type: ignore[arg-type]


def called(profiles: Sequence[Profile], decisions: Sequence[Decision]) -> list[str | None]:
    """The key in all documents of each document's first actor, None where it is joined to none."""
    named = same_actors(profiles, decisions).named
    return [named[p.actors[0].key].key if p.actors[0].key in named else None for p in profiles]


def problems(profiles: Sequence[Profile], decisions: Sequence[Decision]) -> list[str]:
    return [issue.problem for issue in same_actors(profiles, decisions).issues]


def test_read(tmp_path: Path) -> None:
    """Rows become decisions that know their line; blank rows and capitals do no harm."""
    file = tmp_path / "decisions.csv"
    file.write_text(
        HEADER
        + "same,person/1,Ine Dahl,Ana,2031-04-01,her own page says so\n"
        + "\n"
        + 'Different,https://w3id.org/memcon/id/person/1,person/2,,,"father, not son"\n',
        encoding="utf-8-sig",
    )
    found, issues = read_decisions(file)
    assert issues == ()
    assert found[0] == Decision(
        "same", "person/1", "Ine Dahl", "Ana", dt.date(2031, 4, 1), "her own page says so", file.as_posix(), 2
    )
    assert (found[1].judgement, found[1].line, found[1].reason) == ("different", 4, "father, not son")


def test_no_file(tmp_path: Path) -> None:
    """Without a file there are no decisions, and nothing is wrong."""
    assert read_decisions(tmp_path / "decisions.csv") == ((), ())


BAD = [
    ("equal,person/1,person/2,,,", "Line 2: “equal” is no judgement."),
    ("same,person/1,person/2,,", "Line 2 has 5 cells, and 6 are needed."),
    ("same,person/1,person/2,,,a,b", "Line 2 has 7 cells, and 6 are needed."),
    ("same,,person/2,,,", "Line 2 names only one actor."),
    ("same,person/1,person/2,Ana,1 April,", "Line 2: “1 April” is no date."),
]


@pytest.mark.parametrize(("line", "problem"), BAD)
def test_bad_row(tmp_path: Path, line: str, problem: str) -> None:
    """A row that cannot be read is told with file and line, and the next one counts."""
    file = tmp_path / "decisions.csv"
    file.write_text(f"{HEADER}{line}\nunsure,person/1,person/2,,,\n", encoding="utf-8")
    found, issues = read_decisions(file)
    assert [one.judgement for one in found] == ["unsure"]
    assert [(issue.document, issue.problem) for issue in issues] == [(file.as_posix(), problem)]
    assert issues[0].advice


@pytest.mark.parametrize("content", [b"left,right\na,b\n", b"", b"\xff\xfe\x00broken"])
def test_bad_file(tmp_path: Path, content: bytes) -> None:
    """A file with another header, an empty one and one that is no text are told; none counts."""
    file = tmp_path / "decisions.csv"
    file.write_bytes(content)
    found, issues = read_decisions(file)
    assert found == ()
    assert len(issues) == 1


DAHLS = [told(name, f"2031-03-0{n}", actor("Ine Dahl", FOREIGN, "NO")) for n, name in enumerate("abc", 1)]
OTHERS = [
    told("d", "2031-03-05", actor("Ine Holm", FOREIGN, "NO")),
    told("e", "2031-03-06", actor("Grace Okello", FOREIGN, "UG")),
    told("f", "2031-03-07", actor("Okello")),
]


def test_same() -> None:
    """Actors that no rule joins are one where a row says so, with all that the rules join to either."""
    profiles = [*DAHLS, OTHERS[0]]
    found = same_actors(profiles, rows(("same", key("a"), key("d"))))
    assert {one.key for one in found.named.values()} == {key("a")}
    assert len(found.named) == len(profiles)
    merge = next(one for one in found.merges if one.other == key("d"))
    assert (merge.one, merge.rule) == (key("a"), "decided by Ana 2031-04-01")


def test_same_carries_over() -> None:
    """If A is B and B is C, then A is C."""
    decisions = rows(("same", key("d"), key("e")), ("same", key("f"), key("e")))
    assert called(OTHERS, decisions) == [key("d")] * 3


def test_different() -> None:
    """A row takes an actor out; the others stay together, and what it was joined to keeps its key."""
    assert called(DAHLS, rows(("different", key("a"), key("c")))) == [key("a"), key("a"), None]
    assert called(DAHLS, rows(("unsure", key("c"), key("a")))) == [key("a"), key("a"), None]


def test_different_carries_over() -> None:
    """If A is B, and B is not C, then A is not C."""
    decisions = rows(("same", key("d"), key("a")), ("different", key("d"), key("b")))
    found = called([*DAHLS, OTHERS[0]], decisions)
    assert found[0] == found[3] == key("a")
    assert found[1] != key("a")


def test_unsure_is_open() -> None:
    """What somebody is unsure of stays listed."""
    assert problems(DAHLS, rows(("unsure", key("a"), key("c")))) == [
        f"Line 2: “unsure, {key('a')}, {key('c')}” is still open; the two are kept apart."
    ]


def test_cells() -> None:
    """A cell may be a key, a whole IRI, a name as written, or a key that only the graph has."""
    for cell in (
        key("d"),
        f"https://w3id.org/memcon/id/{key('d')}",
        f"https://example.org/x/{key('d')}",
        "Ine Holm",
    ):
        assert called([DAHLS[0], OTHERS[0]], rows(("same", "Ine Dahl", cell))) == [key("a"), key("a")]


def test_a_person_of_the_gazetteer() -> None:
    """A row can make an actor a person of the gazetteer, or keep it from being one."""
    profiles = [
        told("g", "2015-03-01", actor("V. P.")),
        told("h", "2015-03-01", actor("Vladimir Putin", "president", "RU")),
    ]
    putin = "person/vladimir-putin"
    assert called(profiles, rows(("same", key("g"), putin))) == [putin, putin]
    assert called(profiles, rows(("same", "V. P.", f"https://w3id.org/memcon/id/{putin}"))) == [putin, putin]
    assert called(profiles, rows(("different", key("h"), putin))) == [None, None]
    assert called(profiles[1:], ()) == [putin]


def test_a_name_of_several() -> None:
    """A name means all actors that have it: two namesakes are kept apart from a third person at once."""
    profiles = [*DAHLS, told("g", "2031-03-08", actor("I. Dahl", FOREIGN, "NO"))]
    assert called(profiles, ()) == [key("a")] * 4
    assert called(profiles, rows(("different", "Ine Dahl", "I. Dahl"))) == [*[key("a")] * 3, None]


def test_one_of_a_name() -> None:
    """That an actor is not those of its own name parts it from all others."""
    assert called(DAHLS, rows(("different", "Ine Dahl", key("b")))) == [key("a"), None, key("a")]


def test_nobody() -> None:
    """A row whose actor is no longer there is told, with its line, and does not count."""
    decisions = rows(("same", key("a"), "person/0123456789abcdef"))
    assert called(DAHLS, decisions) == [key("a")] * 3
    issue = same_actors(DAHLS, decisions).issues[0]
    assert issue.severity == "warning"
    assert "Line 2" in issue.problem
    assert "names no actor" in issue.problem
    assert issue.advice


def test_the_same_on_both_sides() -> None:
    """Nobody is different from himself."""
    assert "both cells name the same" in problems(DAHLS, rows(("different", "Ine Dahl", "ine dahl")))[0]


def test_contradiction() -> None:
    """Rows that say same and different of two do not count, and are told."""
    decisions = rows(("same", key("d"), key("e")), ("different", key("e"), key("d")))
    assert called(OTHERS, decisions) == [None] * 3
    assert "contradicts" in problems(OTHERS, decisions)[0]


def test_contradiction_of_three() -> None:
    """That A is B, B is C and A is not C cannot be; another row about A still counts."""
    decisions = rows(
        ("same", key("d"), key("e")),
        ("same", key("e"), key("f")),
        ("different", key("d"), key("f")),
        ("same", key("a"), key("d")),
    )
    found = called([*DAHLS[:1], *OTHERS], decisions)
    assert found == [key("a"), key("a"), None, None]
    assert len(problems([*DAHLS[:1], *OTHERS], decisions)) == 1


CELLS = [key(name) for name in "abcdef"]
ROWS = st.tuples(
    st.sampled_from(["same", "different", "unsure"]), st.sampled_from(CELLS), st.sampled_from(CELLS)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROWS, max_size=6), st.randoms())
def test_what_counts_is_obeyed(lines: list[tuple[str, str, str]], random) -> None:
    """Unless rows contradict each other, all are obeyed; the order of rows and documents changes nothing."""
    profiles = [*DAHLS, *OTHERS]
    decisions = rows(*lines)
    found = same_actors(profiles, decisions)
    shuffled, mixed = list(profiles), list(decisions)
    random.shuffle(shuffled)
    random.shuffle(mixed)
    assert same_actors(shuffled, mixed) == found
    bad = " ".join(issue.problem for issue in found.issues if "still open" not in issue.problem)
    if "contradicts" in bad:
        return
    whole = {cell: found.named[cell].key if cell in found.named else cell for cell in CELLS}
    for judgement, left, right in lines:
        if left != right:
            assert (whole[left] == whole[right]) == (judgement == "same"), (judgement, left, right)
