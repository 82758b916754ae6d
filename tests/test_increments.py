"""A run does only what is new, and ends with the bytes that a run from scratch ends with."""

import gzip
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from memcon import batches, ontology, pipeline
from memcon.check import Checked
from memcon.errors import SourceError
from memcon.model import Document, Issue, Report
from memcon.read import sources_in
from memcon.settings import Settings

EXPORTS = {
    "dataset.ttl",
    "graph.jsonld",
    "graph.nq",
    "graph.ttl",
    "issues.jsonl",
    "merges.csv",
    "run.ttl",
}
TALKS = """Maltese Foreign Minister Carmela Vella met Norwegian Premier Odd Berge in Valletta on Monday.

"We will talk again in spring," Vella said after the meeting. Berge welcomed the proposal.
"""
# so long and so like the one before that it is a copy of it
COPY = TALKS + "\nIt was their first meeting.\n"
ECHO = """Carmela Vella and Odd Berge held talks in Valletta. "We will talk again in spring," Vella said.
"""
SURNAME = (
    "Vella told reporters in Oslo that Malta would host the next round. The Kremlin welcomed it on Friday.\n"
)
NAMESAKE = (
    "Peruvian President Rosa Vella called for a ceasefire on Tuesday. Vella will visit Finland next week.\n"
)
PALACE = "The Kremlin said on Monday that the talks with President Lahti would go on in Castille.\n"
FRENCH = "Le président a dit lundi que les pourparlers reprendraient à Genève avant la fin du mois de mai.\n"
WORTHLESS = ""
TEXTS = (TALKS, COPY, ECHO, SURNAME, NAMESAKE, PALACE, FRENCH, WORTHLESS)
ABOUT = (
    None,
    {"date": "2031-05-06"},
    {"date": "2031-05-07", "title": "Talks", "publisher": "The Courier"},
    {"date": "2031-05-06", "author": "A. Writer", "url": "no address"},
    {"date": "May"},
)
# rows that are added to tables of the gazetteer, or that take the place of another row of the same key
GAZETTEERS = (
    (),
    (("people.csv", "Aino Lahti,head of state,state/FI,person/aino-lahti,,"),),
    (("states.csv", "state/RU,Russian Federation,member,Russia,Russian|Russo-,Russians,Moscow,Q159"),),
    (("seats.csv", "Castille,state/MT,office of the prime minister"),),
    (
        ("longer_names.csv", "Valletta,test"),
        ("people.csv", "Rosa Vella,head of state,state/PE,person/rosa-vella,,"),
    ),
)
DECISIONS = (
    "same,Carmela Vella,Rosa Vella,me,,they sign alike",
    "different,Carmela Vella,Vella,me,2031-06-01,",
    "same,Nobody There,Rosa Vella,me,,",
    "maybe,Carmela Vella,Rosa Vella,me,,",
)
NAMES = ("a.txt", "b.txt", "c.md", "west/a.txt", "west/d.txt")


def exports(folder: Path) -> dict[str, bytes]:
    """The exports and the pages for people, without change files and the log of runs."""
    files = [*(folder / name for name in EXPORTS), *(folder / "site").rglob("*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.is_file()}


def lines_of(path: Path) -> set[bytes]:
    return set(path.read_bytes().split(b"\n")[:-1]) if path.exists() else set()


def change_files(output: Path) -> list[Path]:
    return sorted((output / "changes").glob("*")) if (output / "changes").is_dir() else []


def changed(output: Path, run: int, which: str) -> set[bytes]:
    with gzip.open(output / "changes" / f"{run:06}-{which}.nq.gz") as file:
        found = file.read().split(b"\n")[:-1]
    assert len(found) == len(set(found))
    return set(found)


def log_of(output: Path) -> list[dict]:
    return [msgspec.json.decode(line) for line in (output / "runs.jsonl").read_bytes().splitlines()]


def issues_of(output: Path) -> list[Issue]:
    return [
        msgspec.json.decode(line, type=Issue) for line in (output / "issues.jsonl").read_bytes().splitlines()
    ]


def forget_tables() -> None:
    """All that is read once a process is read again, as a new process would."""
    for name, module in list(sys.modules.items()):
        # the language model stays
        if name.startswith("memcon.") and name != "memcon.understand.parse":
            for thing in list(vars(module).values()):
                if isinstance(thing, _lru_cache_wrapper):
                    thing.cache_clear()


def use_tables(folder: Path, added: Sequence[tuple[str, str]]) -> None:
    """Make `folder` an ontology with these rows."""
    shutil.rmtree(folder / "gazetteer", ignore_errors=True)
    shutil.copytree(ROOT / "gazetteer", folder / "gazetteer")
    for table, row in added:
        path = folder / "gazetteer" / table
        key = row.split(",")[0] + ","
        kept = [line for line in path.read_text().splitlines() if not line.startswith(key)]
        path.write_text("\n".join([*kept, row]) + "\n")
    forget_tables()


ROOT = ontology.folder()
READ: dict[tuple, object] = {}
"""What each text was found to say, under each state of the tables, because understanding is slow."""
ASKED: list[str] = []
"""The documents that were read, by their identifiers."""


@pytest.fixture(autouse=True, scope="module")
def quick(tmp_path_factory) -> Iterator[Path]:
    """Reading that remembers, checks that pass everything, and tables that can be changed."""
    tables = tmp_path_factory.mktemp("tables") / "ontology"
    shutil.copytree(ROOT, tables)
    real = batches.understand_one

    def understand(document: Document, chosen: Settings):
        ASKED.append(document.identifier)
        state = (tables / "state").read_text()
        key = (document.text, document.date, document.language, state)
        if key not in READ:
            READ[key] = real(document, chosen)
        found = READ[key]
        if isinstance(found, Issue):
            return msgspec.structs.replace(found, document=document.identifier)
        return msgspec.structs.replace(found, document=document)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "understand_one", understand)
        patch.setattr(batches, "check_batch", lambda batch: [Checked(mapped.graph) for _, mapped in batch])
        patch.setattr(ontology, "folder", lambda: tables)
        yield tables
    forget_tables()


def tables_in(folder: Path, number: int) -> None:
    use_tables(folder, GAZETTEERS[number])
    # not an ontology file: what READ knows the state by
    (folder / "state").write_text(str(number))


Step = tuple
name, text, about = (
    st.sampled_from(NAMES),
    st.sampled_from(range(len(TEXTS))),
    st.sampled_from(range(len(ABOUT))),
)
STEPS = st.one_of(
    st.tuples(st.just("write"), name, text, about),
    st.tuples(st.just("write"), name, text, about),
    st.tuples(st.just("remove"), name),
    st.tuples(st.just("rename"), name, name),
    st.tuples(st.just("lines"), st.lists(text, max_size=4)),
    st.tuples(st.just("decide"), st.lists(st.sampled_from(DECISIONS), max_size=2, unique=True)),
    st.tuples(st.just("set_tables"), st.sampled_from(range(len(GAZETTEERS)))),
    st.tuples(st.just("sources"), st.sampled_from([(".",), ("west", "."), ("west",), ("lines.jsonl", ".")])),
    st.tuples(st.just("set_base"), st.sampled_from(["https://example.org/id/", Settings().base])),
    st.tuples(st.just("nothing")),
)


class Desk:
    """A folder of documents that changes, and what memcon made of it so far."""

    def __init__(self, place: Path, tables: Path) -> None:
        self.texts, self.output, self.tables = place / "texts", place / "output", tables
        self.texts.mkdir(parents=True)
        self.base, self.places = Settings().base, (".",)
        tables_in(tables, 0)
        self.write("a.txt", 0, 1)
        self.write("west/d.txt", 4, 2)

    def do(self, step: Step) -> None:
        """Take a step, where it can be taken."""
        getattr(self, step[0])(*step[1:])

    def write(self, name: str, text: int, about: int) -> None:
        path = self.texts / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXTS[text])
        beside = path.with_suffix(".json")
        beside.unlink(missing_ok=True)
        if ABOUT[about] is not None:
            beside.write_bytes(msgspec.json.encode(ABOUT[about]))

    def remove(self, name: str) -> None:
        for path in (self.texts / name, (self.texts / name).with_suffix(".json")):
            path.unlink(missing_ok=True)

    def rename(self, old: str, new: str) -> None:
        if (self.texts / old).exists() and old != new:
            (self.texts / new).parent.mkdir(exist_ok=True)
            (self.texts / old).replace(self.texts / new)

    def lines(self, texts: Sequence[int]) -> None:
        lines = [msgspec.json.encode({"text": TEXTS[text]}) for text in texts]
        (self.texts / "lines.jsonl").write_bytes(b"\n".join(lines))

    def decide(self, rows: Sequence[str]) -> None:
        (self.texts / "decisions.csv").write_text("\n".join(["judgement,left,right,by,date,reason", *rows]))

    def sources(self, places: Sequence[str]) -> None:
        self.places = places

    def nothing(self) -> None:
        pass

    def set_base(self, base: str) -> None:
        self.base = base

    def set_tables(self, number: int) -> None:
        tables_in(self.tables, number)

    def run(self, output: Path, **others: int) -> Report:
        places = [self.texts / place for place in self.places]
        return pipeline.run(places, output, Settings(base=self.base, workers=1, **others))


def state(output: Path) -> dict[str, tuple[bytes, int]]:
    """All files of an export but the log of runs, with the times at which they were written."""
    files = [path for path in (*output.iterdir(), *change_files(output)) if path.is_file()]
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files if path.name != "runs.jsonl"
    }


def check_run(desk: Desk) -> None:
    """Run, and see that all is as it is from scratch, that the change files lead to it, and that another run
    leaves all of it alone.
    """
    kept, old = change_files(desk.output), lines_of(desk.output / "graph.nq")
    desk.run(desk.output)
    new, told = lines_of(desk.output / "graph.nq"), log_of(desk.output)
    assert [line["run"] for line in told] == list(range(1, len(told) + 1))
    assert (told[-1]["added"], told[-1]["removed"]) == (len(new - old), len(old - new))
    if change_files(desk.output) == kept:
        assert new == old
    else:
        assert changed(desk.output, len(told), "added") == new - old
        assert changed(desk.output, len(told), "removed") == old - new
    as_it_was, asked = state(desk.output), len(ASKED)
    desk.run(desk.output)
    assert state(desk.output) == as_it_was
    assert len(ASKED) == asked
    assert len(log_of(desk.output)) == len(told) + 1
    scratch = desk.output.with_name("scratch")
    shutil.rmtree(scratch, ignore_errors=True)
    desk.run(scratch, batch=1)
    assert exports(desk.output) == exports(scratch)
    assert exports(desk.output).keys() >= EXPORTS


@settings(
    max_examples=int(os.environ.get("MEMCON_EXAMPLES", "12")),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_whatever_changed_the_exports_are_those_of_a_run_from_scratch(steps, quick, tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("desk"), quick)
    check_run(desk)
    for step in steps:
        desk.do(step)
        try:
            sources_in([desk.texts / place for place in desk.places])
        except SourceError:
            before = state(desk.output)
            with pytest.raises(SourceError):
                desk.run(desk.output)
            assert state(desk.output) == before
        else:
            check_run(desk)


@pytest.fixture
def desk(quick, tmp_path) -> Desk:
    """A folder of two documents, and what memcon made of it."""
    made = Desk(tmp_path, quick)
    made.run(made.output)
    ASKED.clear()
    return made


def test_only_what_is_new_or_changed_is_read(desk):
    desk.write("b.txt", 3, 0)
    assert desk.run(desk.output).read == 1
    desk.write("a.txt", 1, 1)
    desk.run(desk.output)
    desk.rename("b.txt", "west/z.txt")
    desk.decide(DECISIONS[:1])
    desk.set_base("https://example.org/id/")
    desk.run(desk.output)
    # words that stand beside a text, and that understanding does not look at
    desk.write("west/d.txt", 4, 2)
    (desk.texts / "west" / "d.json").write_bytes(msgspec.json.encode({**ABOUT[2], "publisher": "The Mail"}))
    desk.run(desk.output)
    assert ASKED == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("tables", "read"),
    [(1, {"palace.txt"}), (2, {"a.txt", "palace.txt"}), (3, {"palace.txt"}), (4, {"west/d.txt", "a.txt"})],
)
def test_a_row_of_the_gazetteer_touches_the_documents_with_its_words(tables, read, desk):
    (desk.texts / "palace.txt").write_text(PALACE)
    desk.write("a.txt", 3, 0)
    desk.run(desk.output)
    ASKED.clear()
    desk.set_tables(tables)
    assert desk.run(desk.output).read == len(read)
    assert set(ASKED) == read


def test_a_document_that_is_withdrawn_takes_away_what_it_alone_told(desk):
    desk.write("b.txt", 2, 0)
    desk.run(desk.output)
    told = lines_of(desk.output / "graph.nq")
    desk.remove("a.txt")
    report = desk.run(desk.output)
    left = lines_of(desk.output / "graph.nq")
    assert report.withdrawn == 1
    assert any(b"Carmela Vella" in line for line in left)
    assert not any(b'"a.txt"' in line for line in left)
    assert changed(desk.output, 3, "removed") == told - left
    # under another name it is not gone
    desk.rename("b.txt", "z.txt")
    assert desk.run(desk.output).withdrawn == 0


def test_a_line_that_is_gone_from_a_file_is_withdrawn(desk):
    desk.lines([1, 3])
    desk.run(desk.output)
    desk.lines([1])
    assert desk.run(desk.output).withdrawn == 1


def test_the_same_text_under_two_names_is_told_as_long_as_one_has_it(desk):
    desk.write("b.txt", 0, 0)
    desk.run(desk.output)
    assert [issue.problem for issue in issues_of(desk.output)] == [
        "This text is the same as that of a.txt, and was left out."
    ]
    desk.remove("a.txt")
    report = desk.run(desk.output)
    assert (report.documents, report.withdrawn) == (2, 0)
    assert issues_of(desk.output) == []


def test_a_file_that_vanishes_while_it_is_read_is_reported(desk, monkeypatch):
    desk.write("b.txt", 3, 0)
    taken = pipeline.documents

    def vanishing(source):
        if source.identifier == "b.txt":
            source.path.unlink()
        return taken(source)

    monkeypatch.setattr(pipeline, "documents", vanishing)
    assert desk.run(desk.output).documents == 2
    [issue] = issues_of(desk.output)
    assert (issue.document, issue.severity) == ("b.txt", "error")


def test_a_file_that_changes_while_it_is_read_is_reported_and_read_again(desk, monkeypatch):
    desk.write("b.txt", 3, 0)
    taken = pipeline.documents

    def changing(source):
        yield from taken(source)
        if source.identifier == "b.txt":
            source.path.write_text(PALACE)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "documents", changing)
        desk.run(desk.output)
    [issue] = issues_of(desk.output)
    assert "changed while it was read" in issue.problem
    check_run(desk)
    assert b"Castille" in (desk.output / "graph.nq").read_bytes()
    assert issues_of(desk.output) == []


def test_a_file_that_may_not_be_read_is_reported_and_tried_again(desk, monkeypatch):
    desk.write("b.txt", 3, 0)
    opened = Path.open

    def refused(path, *given, **named):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused)
        assert desk.run(desk.output).documents == 2
    assert "Permission denied" in issues_of(desk.output)[0].problem
    assert desk.run(desk.output).documents == 3


def test_decisions_that_name_nobody_or_say_nothing_are_reported(desk):
    desk.decide(DECISIONS[2:])
    report = desk.run(desk.output)
    problems = " ".join(issue.problem for issue in issues_of(desk.output))
    assert "Nobody There" in problems
    assert "maybe" in problems
    assert report.documents == 2


def test_an_output_folder_among_the_sources_is_not_read(quick, tmp_path):
    desk = Desk(tmp_path, quick)
    desk.output = desk.texts / "output"
    (desk.texts / "empty.txt").write_text("")
    first = desk.run(desk.output)
    as_it_was = state(desk.output)
    assert first.errors == 1
    assert desk.run(desk.output).documents == first.documents == 2
    assert state(desk.output) == as_it_was
