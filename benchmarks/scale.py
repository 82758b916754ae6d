"""What a run over many documents takes, and what the runs after it take, when little or nothing changed.

    python benchmarks/scale.py TEXTS [COUNT]   # a folder of texts, 2,000 documents

Documents are made of the texts: first the texts themselves, then halves of two texts each, whose names, days
and numbers are others, so that they are documents of their own and no copies. Each run works in a process of
its own, so that its peak memory is its own: `main` is the process that keeps the ledger and writes the
exports, `worker` the largest of those that read.
"""

import calendar
import csv
import datetime as dt
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import TypeVar

from msgspec import Struct, json
from msgspec.structs import replace

from memcon import ontology, pipeline
from memcon.attempts import apart
from memcon.model import Document, Report
from memcon.read import read
from memcon.settings import Settings

T = TypeVar("T")
COUNT = 2_000
SETTINGS = Settings()
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
NUMBER = re.compile(r"\b\d{1,3}\b")
CONSONANTS = "bdfgklmnprstvz"


class Measured(Struct, frozen=True):
    """What a run took: seconds in all, seconds and CPU seconds of the main process by steps, and MB."""

    report: Report
    seconds: float
    steps: dict[str, float]
    cpu: dict[str, float]
    main: float
    worker: float


def main() -> None:
    """Measure, and print."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    texts = apart(read([Path(sys.argv[1])]))[0]
    with TemporaryDirectory() as folder:
        small = first_run(texts, count // 10, Path(folder) / "small")
        whole = Path(folder) / "whole"
        first = first_run(texts, count, whole)
        print(f"\nPeak of the main process: {first.main / small.main:.2f} times that of {count // 10:,}\n")
        for name, change in CHANGES.items():
            change(whole)
            told(name, alone(whole), first)
        sizes(whole / "output")


def sizes(output: Path) -> None:
    """How large the ledger and the exports are."""
    print()
    for file in sorted(output.rglob("*")):
        if file.is_file():
            print(f"{file.relative_to(output).as_posix():<32}{file.stat().st_size / 1e6:>10.1f} MB")


def first_run(texts: Sequence[Document], count: int, folder: Path) -> Measured:
    """Make so many documents in a folder, and run memcon on them."""
    write(islice(documents(texts), count), folder / "texts")
    measured = alone(folder)
    told(f"{count:,} documents", measured, measured)
    return measured


def told(name: str, measured: Measured, first: Measured) -> None:
    """A line of figures."""
    report, share = measured.report, measured.seconds / first.seconds
    print(
        f"{name:<24}{measured.seconds:>8.1f} s {share:>7.2%} of the first, {report.read:,} of "
        f"{report.documents:,} read, +{report.added:,} -{report.removed:,} quads, "
        f"main {measured.main:,.0f} MB, worker {measured.worker:,.0f} MB"
    )
    parts = (f"{name} {seconds:.1f}" for name, seconds in measured.steps.items())
    cpu = (f"{name} {seconds:.1f}" for name, seconds in measured.cpu.items())
    print(f"    seconds: {', '.join(parts)}\n    CPU of main: {', '.join(cpu)}", flush=True)


def alone(folder: Path) -> Measured:
    """What a run takes in a process of its own, its start included."""
    started = time.perf_counter()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        measured = process.submit(measured_run, folder / "texts", folder / "output").result()
    seconds = time.perf_counter() - started
    return replace(measured, seconds=seconds, steps={**measured.steps, "start": seconds - measured.seconds})


def measured_run(source: Path, output: Path) -> Measured:
    """Run memcon with a clock at each step."""
    steps, cpu = defaultdict[str, float](float), defaultdict[str, float](float)

    def do(name: str, call: Callable[[], T], /) -> T:
        started, worked = time.perf_counter(), time.process_time()
        try:
            return call()
        finally:
            steps[name] += time.perf_counter() - started
            cpu[name] += time.process_time() - worked

    report = do("all", lambda: pipeline.run([source], output, SETTINGS, do=do))
    seconds = steps.pop("all")
    steps["in between"] = seconds - sum(steps.values())
    cpu["in between"] = cpu.pop("all") - sum(cpu.values())
    worker = getrusage(RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Measured(report, seconds, dict(steps), dict(cpu), peak(), worker)


def peak() -> float:
    """The most memory that this process ever held, in MB. Linux counts in the other figure what the process
    held that started this one.
    """
    if sys.platform == "darwin":
        return getrusage(RUSAGE_SELF).ru_maxrss / 1e6
    [high] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(high) / 1e3


def nothing(folder: Path) -> None:
    """The sources stay as they are."""


def change_one(folder: Path) -> None:
    """A text gets a sentence more."""
    with files(folder)[len(files(folder)) // 2].open("a", encoding="utf-8") as text:
        text.write("\n\nFrance welcomed the decision on Monday.\n")


def withdraw_one(folder: Path) -> None:
    """A text and its metadata are gone."""
    text = files(folder)[len(files(folder)) // 3]
    text.unlink()
    text.with_suffix(".json").unlink()


def decide_one(folder: Path) -> None:
    """Two actors that were taken for one are different, says a person."""
    with (folder / "output" / "merges.csv").open(encoding="utf-8", newline="") as rows:
        merged = [row for row in csv.DictReader(rows) if row["kind"] == "actor"]
    row = merged[len(merged) // 2]
    decision = f"different,{row['one']},{row['other']},benchmark,2031-01-01,to see what it costs"
    (folder / "texts" / "decisions.csv").write_text(f"judgement,left,right,by,date,reason\n{decision}\n")


CHANGES = {
    "nothing changed": nothing,
    "one document changed": change_one,
    "one document withdrawn": withdraw_one,
    "one decision": decide_one,
    "nothing changed again": nothing,
}


def files(folder: Path) -> list[Path]:
    """The texts of a folder."""
    return sorted((folder / "texts").glob("*.txt"))


def write(made: Iterator[Document], folder: Path) -> None:
    """Each document as a text with its metadata beside it."""
    folder.mkdir(parents=True)
    for number, one in enumerate(made):
        (folder / f"{number:07}.txt").write_text(one.text, encoding="utf-8")
        about = {"title": one.title, "date": one.date, "publisher": f"Agency {number % 12}"}
        (folder / f"{number:07}.json").write_bytes(json.encode(about))


def documents(texts: Sequence[Document]) -> Iterator[Document]:
    """As many documents as one likes, made of these texts, always the same ones; there are never two in
    which more than half of the text is the same but for names and numbers.
    """
    texts = sorted(texts, key=lambda text: sha256(text.text.encode()).hexdigest())
    yield from texts
    usual = common(texts)
    for time_ in range(1, len(texts)):
        for number, one in enumerate(texts):
            other = texts[(number + time_) % len(texts)]
            text = " ".join((*halves(one.text)[0], *halves(other.text)[1]))
            date = one.date + dt.timedelta(days=30 * time_) if one.date else None
            title = renamed(one.title, time_, usual) if one.title else None
            yield replace(one, text=renamed(text, time_, usual), title=title, date=date)


def halves(text: str) -> tuple[list[str], list[str]]:
    """The sentences of the first half of a text, and those of the second."""
    sentences = SENTENCE.split(text)
    return sentences[: len(sentences) // 2], sentences[len(sentences) // 2 :]


def common(texts: Sequence[Document]) -> set[str]:
    """Words that stay: those that the texts have in lower case too, days, months, and what is in the
    gazetteer.
    """
    tables = (ontology.folder() / "gazetteer").glob("*.csv")
    known = {word for table in tables for word in re.findall(r"\w+", table.read_text(encoding="utf-8"))}
    lower = {word.capitalize() for text in texts for word in re.findall(r"\b[a-z]+\b", text.text)}
    return {*known, *lower, *calendar.day_name, *calendar.month_name}


def renamed(text: str, time_: int, usual: set[str]) -> str:
    """The text with other names and numbers. A name is the same in all documents that are made this time."""
    letters = cipher(time_)

    def name(match: re.Match[str]) -> str:
        word = match[0]
        return word if word in usual else word.lower().translate(letters).capitalize()

    text = NUMBER.sub(lambda match: str((int(match[0]) + time_ - 1) % 28 + 1), text)
    return NAME.sub(name, text)


@lru_cache(maxsize=1)
def cipher(time_: int) -> dict[int, int]:
    """For each consonant another one, so that names can still be spoken."""
    drawn = random.Random(time_).sample(CONSONANTS, len(CONSONANTS))  # noqa: S311, no secret
    return str.maketrans(CONSONANTS, "".join(drawn))


if __name__ == "__main__":
    main()
