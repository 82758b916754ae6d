"""The scores of joining are what they are said to be, and the corpora that they are measured on are sound."""

import hashlib
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from memcon.errors import InputError
from memcon.evaluate.corpora import corpus
from memcon.evaluate.figures import Share
from memcon.evaluate.joins import joins
from memcon.evaluate.truth import Told, TrueActor, TrueFact, Truth, place, truth
from memcon.model import Actor, Attribution, Document, Findings, Issue, Meeting, Mention, Span, Statement
from memcon.read import read
from memcon.resolve.across.merges import Joined, Named
from memcon.settings import Settings

JOINING = Path(__file__).resolve().parents[2] / "evaluation" / "joining"
FOLDERS = ("dev", "broad", "blind")
FLOORS = tomllib.loads((JOINING / "floors.toml").read_text(encoding="utf-8"))

TEXTS = {
    "a.txt": "Envoy Ada Lund met Omar Keita in Bern. “Rivers do not wait,” she said, “and neither do we.”",
    "b.txt": "Ms. Lund and Keita held talks. “Rivers do not wait,” said Lund. A. Lund is a namesake.",
    "c.txt": "Ada Lund of the Lund Trust telephoned Keita. “Rivers do not wait,” she repeated.",
}
RIVERS = "Rivers do not wait"


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def findings(name: str, names: dict[str, str], trigger: str, *content: str) -> Findings:
    """A document with its actors (by name: the whole phrase), a meeting and a statement."""
    text = TEXTS[name]
    mentions = tuple(
        Mention(span(text, phrase), "name", "person", name=span(text, words))
        for words, phrase in names.items()
    )
    said = Attribution(None, (), tuple(span(text, each) for each in content))
    return Findings(
        Document(name, text, hashlib.sha256(text.encode()).hexdigest()),
        mentions,
        (Meeting((span(text, trigger),), (0, 1)),),
        (Statement(said, (0,), "state", "direct"),),
        tuple(Actor(f"{name}/{words}", "person", words, (), (n,)) for n, words in enumerate(names)),
    )


FOUND = (
    findings("a.txt", {"Ada Lund": "Envoy Ada Lund", "Omar Keita": "Omar Keita"}, "met", RIVERS, "we."),
    findings("b.txt", {"Lund": "Ms. Lund", "Keita": "Keita", "A. Lund": "A. Lund"}, "talks", RIVERS),
    findings("c.txt", {"Ada Lund": "Ada Lund", "Lund Trust": "Lund Trust"}, "telephoned", RIVERS),
)
A, B, C = (found.document.sha256 for found in FOUND)
LUND = (Told("a.txt", "Ada Lund"), Told("b.txt", "Lund", 1), Told("c.txt", "Ada Lund"))
KEITA = (Told("a.txt", "Omar Keita"), Told("b.txt", "Keita"), Told("c.txt", "Keita"))
KNOWN = Truth(
    actors=(
        TrueActor("lund", "person", LUND),
        TrueActor("keita", "person", KEITA),
        TrueActor("namesake", "person", (Told("b.txt", "A. Lund"),)),
    ),
    meetings=(
        TrueFact("bern", (Told("a.txt", "met Omar Keita in Bern"), Told("b.txt", "held talks"))),
        TrueFact("call", (Told("c.txt", "telephoned Keita"),)),
    ),
    statements=(TrueFact("rivers", (Told("a.txt", RIVERS), Told("b.txt", RIVERS))),),
    copies=(("a.txt", "b.txt"),),
)


def figures(joined: Joined, kind: str, known: Truth = KNOWN) -> list[tuple[int, int]]:
    """How many were right of how many: rightly, of those read, of all."""
    scored = joins(known, FOUND, joined).figures
    return [
        (scored[f"{kind} joined {name}"].right, scored[f"{kind} joined {name}"].of)
        for name in ("rightly", "of those read", "of all")
    ]


def one_actor(key: str, *others: str) -> dict[str, Named]:
    return {each: Named(key, "Lund") for each in (key, *others)}


@pytest.mark.parametrize(
    ("kind", "joined", "expected"),
    [
        # three pairs of Lund and one of Keita can be found; that of document c was not read as an actor
        ("actors", Joined(), [(0, 0), (0, 4), (0, 6)]),
        ("actors", Joined(one_actor("a.txt/Ada Lund", "b.txt/Lund")), [(1, 1), (1, 4), (1, 6)]),
        ("actors", Joined(one_actor("a.txt/Ada Lund", "b.txt/A. Lund")), [(0, 1), (0, 4), (0, 6)]),
        (
            "actors",
            Joined(one_actor("a.txt/Ada Lund", "b.txt/Lund", "b.txt/A. Lund", "c.txt/Ada Lund")),
            [(3, 5), (3, 4), (3, 6)],
        ),
        ("meetings", Joined(meetings={(B, 0): (A, 0)}), [(1, 1), (1, 1), (1, 1)]),
        ("meetings", Joined(meetings={(B, 0): (A, 0), (C, 0): (A, 0)}), [(1, 3), (1, 1), (1, 1)]),
        ("statements", Joined(statements={(B, 0): (A, 0)}), [(1, 1), (1, 1), (1, 1)]),
        ("statements", Joined(), [(0, 0), (0, 1), (0, 1)]),
        ("copies", Joined(documents={B: A}), [(1, 1), (1, 1), (1, 1)]),
        ("copies", Joined(documents={C: A}), [(0, 1), (0, 1), (0, 1)]),
    ],
)
def test_pairs_are_counted(kind, joined, expected):
    assert figures(joined, kind) == expected


def test_what_was_wrong_is_told_with_its_words():
    joined = Joined(one_actor("a.txt/Ada Lund", "b.txt/A. Lund"), statements={(C, 0): (A, 0)})
    told = {(miss.kind, miss.words["words"]) for miss in joins(KNOWN, FOUND, joined).misses}
    assert ("actors wrongly joined", ("Ada Lund", "A. Lund")) in told
    assert ("actors not joined", ("Ada Lund", "Lund")) in told
    assert ("actors not read", ("Keita",)) in told
    assert ("actors not joined, misread", ("Omar Keita", "Keita")) in told
    assert ("meetings not joined", ("met Omar Keita in Bern", "held talks")) in told
    assert ("copies not joined", ("a.txt", "b.txt")) in told
    assert ("statements joined, not in truth", (RIVERS, f"{RIVERS} … we.")) in told


def test_what_truth_does_not_tell_of_counts_in_no_figure():
    joined = Joined(one_actor("b.txt/Keita", "c.txt/Lund Trust"))
    scored = joins(KNOWN, FOUND, joined)
    assert scored.figures == joins(KNOWN, FOUND, Joined()).figures
    assert [miss.words["words"] for miss in scored.misses if miss.kind == "actors joined, not in truth"] == [
        ("Lund Trust", "Keita")
    ]


def test_what_a_document_alone_takes_for_one_is_no_fault_of_joining():
    known = Truth((*KNOWN.actors, TrueActor("other", "person", (Told("c.txt", "Lund", 2),))))
    whole = findings("c.txt", {"Ada Lund": "Ada Lund of the Lund Trust", "Keita": "Keita"}, "telephoned")
    one = Actor("c.txt/Lund", "person", "Lund", (), (0,))
    mention = (
        Mention(Span(0, 8, "Ada Lund"), "name", "person"),
        Mention(Span(16, 20, "Lund"), "name", "person"),
    )
    whole = structs.replace(
        whole, mentions=mention, actors=(structs.replace(one, mentions=(0, 1)),), meetings=()
    )
    joined = Joined(one_actor("a.txt/Ada Lund", "b.txt/Lund", "c.txt/Lund"))
    scored = joins(known, (*FOUND[:2], whole), joined)
    assert scored.figures["actors joined rightly"] == Share(1, 1)
    assert scored.figures["actors joined rightly, of all"] == Share(3, 5)
    assert {miss.words["id"] for miss in scored.misses if miss.kind == "actors read as one"} == {
        ("lund",),
        ("other",),
    }


def test_a_document_that_was_not_read_is_missed_in_all():
    scored = joins(KNOWN, FOUND[:1], Joined())
    assert scored.figures["meetings joined of those read"].of == 0
    assert scored.figures["meetings joined of all"].of == 1
    assert scored.figures["copies joined of all"].of == 1


@given(st.permutations(FOUND), st.permutations(KNOWN.actors))
def test_no_order_changes_a_figure(found, actors):
    joined = Joined(one_actor("a.txt/Ada Lund", "b.txt/Lund", "b.txt/A. Lund"), documents={B: A})
    known = Truth(tuple(actors), KNOWN.meetings, KNOWN.statements, KNOWN.copies)
    assert joins(known, found, joined).figures == joins(KNOWN, FOUND, joined).figures


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (Told("c.txt", "Lund"), "“Lund” stands in c.txt 2 times"),
        (Told("c.txt", "Lund", 3), "place 3 was asked for"),
        (Told("c.txt", "Kaita"), "0 times"),
        (Told("c.txt", ""), "0 times"),
    ],
)
def test_words_that_are_not_one_place_are_refused(told, problem):
    with pytest.raises(InputError, match=problem):
        place(told, TEXTS[told.document])


def test_the_place_that_was_asked_for_is_given():
    assert place(Told("c.txt", "Lund", 2), TEXTS["c.txt"]) == (16, 20)


@pytest.mark.parametrize(
    ("content", "problem"), [('{"actors": 3}', "no truth"), ("{", "no truth"), (None, "cannot be read")]
)
def test_a_bad_truth_file_is_told_in_a_sentence(tmp_path, content, problem):
    path = tmp_path / "truth.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=problem):
        truth(path)


@pytest.mark.parametrize("folder", FOLDERS)
def test_all_words_of_truth_stand_in_their_documents(folder):
    texts = {one.identifier: one.text for one in read([JOINING / folder]) if isinstance(one, Document)}
    known = truth(JOINING / folder / "truth.json")
    assert len(texts) >= 26
    assert {name for group in known.copies for name in group} <= set(texts)
    for told in known.words():
        place(told, texts[told.document])


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_document_of_the_corpora_can_be_read(folder):
    issues = [one.document for one in read([JOINING / folder]) if isinstance(one, Issue)]
    assert issues in ([], ["truth.json"])


def test_the_corpora_have_nothing_true_in_common():
    corpora = [truth(JOINING / folder / "truth.json") for folder in FOLDERS]
    for kind in ("meetings", "statements", "actors"):
        ids = [{each.id for each in getattr(known, kind)} for known in corpora]
        assert all(not one & other for one, other in combinations(ids, 2))


@pytest.mark.parametrize("folder", FLOORS)
def test_no_figure_of_joining_sinks_under_its_floor(folder):
    scored = corpus(JOINING / folder, Settings()).scored.figures
    assert FLOORS[folder]
    sunk = {
        name: scored[name].points
        for name, floor in FLOORS[folder].items()
        if (scored[name].points or 0) < floor
    }
    assert not sunk
