"""Where a fact comes from, as people and programs are told it."""

import re
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

from memcon import pipeline
from memcon.cli import app
from memcon.errors import InputError, LedgerError
from memcon.explain import explain
from memcon.explain.passages import in_line, marked, passages
from memcon.explain.shown import shown
from memcon.explain.told import Explained
from memcon.ledger import opened
from memcon.model import Document, Span
from memcon.settings import Settings

BASE = "https://example.org/id/"
SETTINGS = Settings(base=BASE, workers=1)
ANNOUNCED = (
    "Maltese Foreign Minister Carmela Vella will meet Norwegian Prime Minister Odd Berge in Valletta on "
    "Thursday, her ministry said. She flies to Rome afterwards.\n"
)
HELD = (
    "VALLETTA - Norwegian Prime Minister Odd Berge met Maltese Foreign Minister Carmela Vella in Valletta on "
    'Thursday. "The ferries between the two ports will sail again before the summer is over," Vella told '
    "reporters.\n\nBerge welcomed the proposal.\n"
)
SUNDAY = (
    "Odd Berge, the prime minister of Norway, met Maltese Foreign Minister Carmela Vella in Valletta on "
    'Wednesday, and nobody wrote down what was served. "The ferries between the two ports will sail again '
    'before the summer is over," said Vella.\n'
)
FILES = {
    "agency/announced.txt": (ANNOUNCED, "2031-05-06"),
    "agency/held.txt": (HELD, "2031-05-08"),
    "papers/sunday.txt": (SUNDAY, "2031-05-11"),
    "papers/copy.txt": (HELD.replace("VALLETTA - ", "").replace("the proposal", "it"), "2031-05-09"),
}
DECISION = (
    "judgement,left,right,by,date,reason\ndifferent,Carmela Vella,Odd Berge,Mia,2031-06-01,two people\n"
)


def written(folder: Path) -> Path:
    for name, (text, day) in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        about = f'{{"date": "{day}", "publisher": "The {file.stem.title()}", "url": "{file.stem}"}}'
        file.with_suffix(".json").write_text(about, encoding="utf-8")
    (folder / "papers" / "broken.txt").write_bytes(b"Talks in \xff went on.")
    (folder / "papers" / "twin.txt").write_text(SUNDAY, encoding="utf-8")
    (folder / "decisions.csv").write_text(DECISION, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("explain")
    pipeline.run([written(folder / "texts")], folder / "output", SETTINGS)
    return folder / "output"


def graph(output: Path) -> str:
    return (output / "graph.nq").read_text(encoding="utf-8")


def subjects(output: Path, triple: str) -> list[str]:
    """The subjects, without the base, of property and object, in the order of the file."""
    found = re.findall(rf"^<{BASE}(\S+)> \S*{triple}", graph(output), re.MULTILINE)
    return list(dict.fromkeys(found))


def printed(found: Explained) -> str:
    console = Console(width=500)
    with console.capture() as captured:
        console.print(shown(found))
    return " ".join(captured.get().split())


def known(found: Explained, name: str) -> list[tuple[str, ...]]:
    """The values of a fact in each telling."""
    return [fact.values for one in found.tellings for fact in one.facts if fact.name == name]


def person(output: Path, name: str) -> str:
    [key] = subjects(output, f'prefLabel> "{name}"')
    return key


def test_every_iri_in_the_graph_is_explained_in_words_that_the_texts_have(output):
    nodes = set(re.findall(rf"<{BASE}([^>]+)>", graph(output)))
    kinds = {node.partition("/")[0] for node in nodes}
    assert kinds >= {"person", "state", "meeting", "statement", "tenure", "document", "place"}
    for node in nodes:
        found = explain(output, node)
        assert found.iri == BASE + node
        assert printed(found)
        for telling in found.tellings:
            text = FILES[telling.source.identifier][0]
            for passage in telling.passages:
                assert text[passage.start : passage.end] == passage.text
                assert all(text[mark.start : mark.end] == mark.exact for mark in passage.marks)
                assert {mark.iri.removeprefix(BASE) for mark in passage.marks} <= nodes


def test_an_actor_has_its_documents_words_reasons_offices_merges_and_decisions(output):
    found = explain(output, person(output, "Carmela Vella"))
    assert (found.kind, found.title) == ("person", "Carmela Vella")
    assert [one.source.identifier for one in found.tellings] == [
        "agency/announced.txt",
        "agency/held.txt",
        "papers/copy.txt",
        "papers/sunday.txt",
    ]
    assert known(found, "office") == [("foreign minister of Malta (state/MT)",)] * 4
    assert "“She”: the most prominent person before the pronoun" in known(found, "known by")[0]
    assert "‹Maltese Foreign Minister Carmela Vella› will meet" in printed(found)
    assert {(step.one.document, step.other.document) for step in found.steps} >= {
        ("agency/announced.txt", "agency/held.txt")
    }
    # keys of states in the evidence are told by name
    assert {(step.rule, step.evidence) for step in found.steps} == {
        ("same full name", "both foreign minister of Malta")
    }
    [note] = found.notes
    assert note.startswith("Decided by Mia on 2031-06-01: “Carmela Vella” and “Odd Berge” are different: two")
    assert note.endswith("decisions.csv, line 2).")


def test_an_actor_is_found_by_the_key_that_it_has_in_one_document(output):
    whole = explain(output, person(output, "Carmela Vella"))
    local = whole.steps[0].other.key
    again = explain(output, local)
    assert again.iri == whole.iri
    [asked] = [fact.values[0] for fact in again.facts if fact.name == "asked for"]
    assert asked.startswith(local)


def test_few_documents_are_shown_and_the_others_counted(output):
    found = explain(output, "state/MT", most=1)
    assert (len(found.tellings), found.not_shown) == (1, 3)
    assert "In 4 documents, 3 of them not shown" in printed(found)
    few = explain(output, person(output, "Odd Berge"), most=2)
    assert (len(few.steps), few.steps_not_shown) == (1, 2)


def test_steps_name_documents_that_are_not_shown_too(output):
    [iri] = subjects(output, "rdf-syntax-ns#type> <.*ns#Meeting>")
    found = explain(output, iri, most=1)
    assert (len(found.tellings), found.not_shown) == (1, 3)
    assert {(step.other.document, step.other.words) for step in found.steps} >= {("papers/copy.txt", "met")}
    assert all(f"/{step.other.key}>" not in graph(output) for step in found.steps)


def test_a_meeting_has_what_each_document_says_of_it_and_the_contradiction(output):
    [iri] = subjects(output, "rdf-syntax-ns#type> <.*ns#Meeting>")
    found = explain(output, f"<{BASE}{iri}>")
    assert found.title == "Carmela Vella and Odd Berge"
    assert known(found, "status") == [("planned",), ("held",), ("held",), ("held",)]
    assert [dates[0][:10] for dates in known(found, "date")] == ["2031-05-08"] * 3 + ["2031-05-07"]
    assert known(found, "place") == [("Valletta",)] * 4
    assert len(found.steps) == 3
    [note] = found.notes
    assert note.startswith("The days contradict: 2031-05-07 in papers/sunday.txt; 2031-05-08 in ")
    said = printed(found)
    assert "will ‹meet› ‹Norwegian Prime Minister Odd Berge› in ‹Valletta› on ‹Thursday›" in said
    assert "told by “met”; place “Valletta”; date “Wednesday”" in said


def test_places_that_contradict_are_told(tmp_path):
    (tmp_path / "texts").mkdir()
    for name, place in (("one", "Valletta"), ("two", "Oslo")):
        parties = "Norwegian Prime Minister Odd Berge met Maltese Foreign Minister Carmela Vella"
        text = f"{parties} in {place} on Thursday, 8 May 2031."
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "texts" / f"{name}.json").write_text('{"date": "2031-05-09"}', encoding="utf-8")
    pipeline.run([tmp_path / "texts"], tmp_path / "output", SETTINGS)
    [iri] = subjects(tmp_path / "output", "rdf-syntax-ns#type> <.*ns#Meeting>")
    [note] = explain(tmp_path / "output", iri).notes
    assert note.startswith("The places contradict: ")
    assert {"Valletta in one.txt", "Oslo in two.txt"} == set(
        note.removesuffix(".").partition(": ")[2].split("; ")
    )


def test_a_statement_has_its_words_its_speaker_its_other_reports_and_copies(output):
    said = [explain(output, iri) for iri in subjects(output, "rdf-syntax-ns#type> <.*ns#Quotation>")]
    [found] = [one for one in said if one.tellings[0].source.identifier == "agency/held.txt"]
    assert found.title == "Carmela Vella: state"
    assert known(found, "known by")[0][0].startswith("“Vella”: the only person here whose name this can be")
    assert known(found, "act")[0] == ("state (“told”)",)
    assert "‹Vella› ‹told› reporters." in printed(found)
    assert {one.source.identifier for one in found.tellings} == {
        "agency/held.txt",
        "papers/copy.txt",
        "papers/sunday.txt",
    }
    assert found.notes == ("papers/copy.txt is a near copy of agency/held.txt: the two are one source.",)


def test_a_document_is_found_by_its_name_and_has_its_copies(output):
    found = explain(output, "agency/held.txt")
    told = {fact.name: fact.values for fact in found.facts}
    assert told["date"] == ("2031-05-08",)
    assert told["publisher"] == ("The Held",)
    assert "of the words of papers/copy.txt stand in agency/held.txt" in told["near copies"][0]
    assert len(told["statements"]) == 2
    assert explain(output, found.iri).facts == found.facts


def test_a_file_that_is_no_document_of_the_exports_says_why(output):
    found = explain(output, "papers/broken.txt")
    assert (found.iri, found.kind) == (None, "file")
    told = {fact.name: fact.values[0] for fact in found.facts}
    assert told["state"] == "quarantined"
    assert "not UTF-8" in told["why"]
    assert "quarantined" in printed(found)
    # the first of two has the text
    assert explain(output, "papers/twin.txt").iri == explain(output, "papers/sunday.txt").iri


def test_what_was_left_out_of_a_document_is_told(output):
    found = explain(output, "agency/held.txt")
    assert ("state", ("read",)) in {(fact.name, fact.values) for fact in found.facts}
    assert any("“held”, is no web address; it was left out." in note for note in found.notes)


def test_evidence_says_what_rests_on_it(output):
    words = "Norwegian Prime Minister Odd Berge"
    iri = re.findall(rf'<{BASE}(\S+)> \S+exact> "{words}"', graph(output))[0]
    found = explain(output, iri)
    assert found.title == f"“{words}”"
    assert any(one.startswith("mention of Odd Berge (person/") for one in found.facts[0].values)


@pytest.mark.parametrize(
    "asked", ["state/FR", "person/nobody", "meeting/0", "gone.txt", "document/0#char=1,2", "place/x"]
)
def test_what_is_unknown_is_said_in_a_sentence(output, asked):
    with pytest.raises(
        InputError, match=rf"{asked} is not in the exports in .*\. Take an IRI from graph.ttl"
    ):
        explain(output, asked)


def test_an_iri_of_another_base_is_told_the_base(output):
    with pytest.raises(InputError, match=f"Its IRIs begin with {BASE}"):
        explain(output, "https://example.com/id/state/FR")


def test_what_was_withdrawn_is_said_to_be_so(tmp_path):
    texts, output = written(tmp_path / "texts"), tmp_path / "output"
    pipeline.run([texts], output, SETTINGS)
    [statement] = [
        iri
        for iri in subjects(output, "rdf-syntax-ns#type> <.*ns#Quotation>")
        if explain(output, iri).tellings[0].source.identifier == "papers/sunday.txt"
    ]
    for name in ("sunday.txt", "sunday.json", "twin.txt"):
        (texts / "papers" / name).unlink()
    pipeline.run([texts], output, SETTINGS)
    with pytest.raises(InputError, match=r"until run 2: papers/sunday.txt, which told of it, was withdrawn"):
        explain(output, statement)


def test_nothing_is_explained_before_a_run_has_exported_something(tmp_path):
    with pytest.raises(LedgerError, match="Nothing was run into"):
        explain(tmp_path, "state/FR")
    with opened(tmp_path):
        pass
    with pytest.raises(InputError, match="Nothing was exported into"):
        explain(tmp_path, "state/FR")


def test_the_command_tells_people_and_programs(output):
    told = CliRunner().invoke(app, ["explain", "state/NO", "--output", str(output)])
    assert told.exit_code == 0
    assert "state: Norway" in told.output
    data = CliRunner().invoke(app, ["explain", "state/NO", "--output", str(output), "--json"])
    assert msgspec.json.decode(data.stdout, type=Explained) == explain(output, "state/NO")


TEXTS = st.text(st.sampled_from("ab A.?\n \"'é"), min_size=1, max_size=700)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 700), st.integers(1, 60)), min_size=1, max_size=6))
def test_passages_hold_their_marks_and_are_slices_of_the_text(text, places):
    document = Document("note.txt", text, "0" * 64)
    bounds = [(min(start, len(text) - 1), length) for start, length in places]
    spans = [Span(start, start + len(cut), cut) for start, n in bounds if (cut := text[start : start + n])]
    found = passages(document, marked(document, BASE, "cue", spans))
    assert sum(len(one.marks) for one in found) == len(set(spans))
    for one in found:
        assert text[one.start : one.end] == one.text
        assert all(one.start <= mark.start < mark.end <= one.end for mark in one.marks)
        line = in_line(one)
        assert line.count("‹") == line.count("›") == len({(mark.start, mark.end) for mark in one.marks})
        assert re.sub(r"[‹›…\s]", "", line) == re.sub(r"\s", "", one.text)
    assert all(one.end < other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She left. He met Vella. It rained.", ["met"], "He ‹met› Vella."),
        ("They met the U.S. President. It rained.", ["met"], "They ‹met› the U.S. President."),
        ("A headline\n\nHe met her.", ["met", "her"], "He ‹met› ‹her›."),
        ("He met H.E. Ms Vella.", ["H.E. Ms Vella", "Vella"], "He met ‹H.E. Ms ‹Vella››."),
        ("and " * 80 + "met " + "so " * 80, ["met"], f"… {'and ' * 49}‹met› {'so ' * 66}…"),
        ("It rained. Vella left.", ["Vella"], "‹Vella› left."),
        ("“We agree.” She nodded.", ["We agree"], "“‹We agree›.”"),
    ],
)
def test_a_passage_is_a_sentence_with_its_marks(text, words, expected):
    document = Document("note.txt", text, "0" * 64)
    spans = [Span(text.index(each), text.index(each) + len(each), each) for each in words]
    [found] = passages(document, marked(document, BASE, "cue", spans))
    assert in_line(found) == expected


def test_words_that_the_stored_text_has_not_are_never_shown():
    document = Document("note.txt", "He met her.", "0" * 64)
    with pytest.raises(InputError, match="run memcon again"):
        list(marked(document, BASE, "cue", [Span(3, 6, "saw")]))
