"""How fast memcon reads, beside plain spaCy with the same model on the same texts in the same run.

    python benchmarks/bench.py          # the texts in seeds/
    python benchmarks/bench.py FOLDER   # others
    python benchmarks/bench.py GOLD     # those of a gold file

Few texts are read again and again, until there are enough words to measure. Each reader works in a process
of its own, so that its peak memory is its own. All times are CPU times: "a second" is a second of one core.
The ratios hold on other machines, the words a second do not.
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import wraps
from hashlib import sha256
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType
from typing import Any

import spacy
from msgspec import Struct
from msgspec.structs import replace

import memcon.understand
from memcon import attempts
from memcon.check import Checked
from memcon.evaluate.documents import document
from memcon.evaluate.gold_files import gold
from memcon.export import export
from memcon.model import Document, Findings
from memcon.pool import batches
from memcon.read import read
from memcon.resolve.across.duplicates import signature
from memcon.resolve.across.profiles import profile
from memcon.settings import Settings

# 40,000 words keep plain spaCy busy for some seconds on any machine
ENOUGH = 40_000
SETTINGS = Settings()
AFTER = ("resolve", "profile", "map", "check", "export")


class Measured(Struct, frozen=True):
    """What a reader took: CPU seconds in all and of each part, and its peak memory in MB."""

    seconds: float
    parts: dict[str, float]
    peak: float


def main() -> None:
    """Measure, and print."""
    texts = enough(documents(Path(sys.argv[1] if len(sys.argv) > 1 else "seeds")))
    words = sum(len(text.text.split()) for text in texts)
    print(f"{len(texts)} documents, {words:,} words, {len({text.text for text in texts})} different texts\n")
    # plain, memcon and plain again, so that a machine that slows down is seen
    before, ours, after = (alone(reader, texts) for reader in (plain_spacy, memcon_reads, plain_spacy))
    plain = (before.seconds + after.seconds) / 2
    reading = ours.seconds - sum(ours.parts[name] for name in ("profile", "map", "check", "export"))
    print(row("", "words/s", "documents/s", "time", "peak MB"))
    for name, seconds, memory in (
        ("plain spaCy", plain, before.peak),
        ("memcon, reading", reading, ours.peak),
        ("memcon, all", ours.seconds, ours.peak),
    ):
        speed = f"{words / seconds:,.0f}", f"{len(texts) / seconds:.2f}", f"{seconds / plain:.2f}"
        print(row(name, *speed, f"{memory:,.0f}"))
    print(
        f"\nTime 1.00 is that of plain spaCy: {before.seconds:.1f} s before, {after.seconds:.1f} s after.\n"
    )
    for name, seconds in ours.parts.items():
        print(row(name, f"{seconds / ours.seconds:.1%}"))


def row(name: str, *cells: str) -> str:
    """A line of a table."""
    return f"{name:<24}" + "".join(f"{cell:>13}" for cell in cells)


def documents(source: Path) -> list[Document]:
    """The documents of a folder or of a gold file."""
    if source.suffix in {".json", ".jsonl"}:
        return [document(one) for one in gold(source).documents]
    return attempts.apart(read([source]))[0]


def enough(given: Sequence[Document]) -> list[Document]:
    """The documents as often as it takes to have enough words, each time as documents of their own."""
    words = sum(len(one.text.split()) for one in given)
    times = max(1, -(-ENOUGH // words))
    repeated = enumerate(islice(cycle(given), times * len(given)))
    return [
        replace(one, sha256=sha256(f"{one.sha256} {number}".encode()).hexdigest()) for number, one in repeated
    ]


def alone(reader: Callable[[Sequence[Document]], Measured], texts: Sequence[Document]) -> Measured:
    """What a reader takes in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(reader, texts).result()


def plain_spacy(texts: Sequence[Document]) -> Measured:
    """The whole pipeline of the model, as spaCy's documentation has it."""
    model = spacy.load(SETTINGS.model)
    list(model.pipe([texts[0].text]))
    started = time.process_time()
    for _ in model.pipe(text.text for text in texts):
        pass
    return Measured(time.process_time() - started, {}, peak())


def memcon_reads(texts: Sequence[Document]) -> Measured:
    """What `memcon run` does with new documents, batch after batch, with a clock at each part; without the
    ledger (see scale.py).
    """
    attempts.understand_one(texts[0], SETTINGS)  # what is loaded once is no part of the speed
    clock = defaultdict[str, float](float)
    inner = parts_of_understanding()
    for name in inner:
        vars(memcon.understand)[name] = timed(name, clock, vars(memcon.understand)[name])
    stages = {name: timed(name, clock, stage) for name, stage in STAGES.items()}
    started = time.process_time()
    with TemporaryDirectory() as folder:
        checked = [one for batch in batches(texts, SETTINGS.batch) for one in built(batch, stages)]
        stages["export"](
            [one.graph for one in checked if one.graph is not None], Path(folder), base=SETTINGS.base
        )
    seconds = time.process_time() - started
    clock["rest of understanding"] = clock.pop("understand") - sum(clock[name] for name in inner)
    return Measured(
        seconds, {name: clock[name] for name in (*inner, "rest of understanding", *AFTER)}, peak()
    )


def understood(batch: Sequence[Document]) -> list[Findings]:
    """Findings, of documents that can be read."""
    return attempts.apart(attempts.understand_one(text, SETTINGS) for text in batch)[0]


def resolved(batch: Sequence[Findings]) -> list[Findings]:
    """Findings with their actors."""
    return attempts.apart(map(attempts.resolve_one, batch))[0]


def mapped(batch: Sequence[Findings]) -> list[attempts.Found]:
    """Findings with their graphs."""
    return attempts.apart(attempts.map_one(found, SETTINGS) for found in batch)[0]


STAGES: Mapping[str, Callable[..., Any]] = {
    "understand": understood,
    "resolve": resolved,
    "profile": lambda batch: [profile(found, signature(found.document.text)) for found in batch],
    "map": mapped,
    "check": attempts.check_batch,
    "export": export,
}


def parts_of_understanding() -> list[str]:
    """The names of the functions that understanding calls one after the other."""
    return [
        name
        for name, part in vars(memcon.understand).items()
        if isinstance(part, FunctionType) and part.__module__.startswith("memcon.understand.")
    ]


def built(batch: Sequence[Document], stages: Mapping[str, Callable[..., Any]]) -> list[Checked]:
    """A batch understood, resolved, compared by its profiles, mapped and checked."""
    found = stages["resolve"](stages["understand"](batch))
    stages["profile"](found)
    checked: list[Checked] = stages["check"](stages["map"](found))
    return checked


def timed(name: str, clock: dict[str, float], call: Callable[..., Any]) -> Callable[..., Any]:
    """The same call, whose CPU seconds are added to the clock under that name."""

    @wraps(call)
    def measured(*arguments: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return call(*arguments, **named)
        finally:
            clock[name] += time.process_time() - started

    return measured


def peak() -> float:
    """The most memory that this process ever held, in MB; Linux counts kilobytes, macOS bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
