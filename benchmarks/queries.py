"""How fast the questions of ontology/queries/ are answered: python benchmarks/queries.py [DOCUMENTS].

Invented findings become graphs once; each graph is then told again under other hashes, days and names until
there are as many documents as asked for. Every third one tells the meeting of another, every tenth is a copy.
"""

import gzip
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from memcon.export.nquads import nquads
from memcon.map import map_document
from memcon.model import (
    Actor,
    Attribution,
    DateReference,
    Document,
    Findings,
    Meeting,
    Mention,
    Span,
    Statement,
    Tenure,
)
from memcon.publish.answers import answered
from memcon.publish.arguments import bound
from memcon.publish.queries import queries
from memcon.publish.store import synchronised

BASE = "https://w3id.org/memcon/id/"
FIRST = date(2031, 1, 1)
STATES = {"NO": "Norway", "UG": "Uganda", "PE": "Peru", "FI": "Finland", "MT": "Malta", "NP": "Nepal"}
PLACES = ("Oslo", "Kampala", "Lima", "Helsinki", "Valletta", "Kathmandu", "Geneva", "New York")
TOPICS = ("fisheries", "the ceasefire", "grain exports", "the border", "visas", "the treaty", "debt relief")
ACTS = ("state", "promise", "threaten", "accuse", "support", "oppose", "announce", "warn", "request")
HASHED = re.compile(r"/(document|statement|tenure|meeting)/([0-9a-f]{16})")
# invented documents that all others are made from
DIFFERENT = 200
ARGUMENTS = {
    "actor": "person/p3",
    "speaker": "person/p3",
    "state": "state/NO",
    "document": "0/0007.txt",
}


def findings(number: int) -> Findings:
    """A document's findings: a meeting of two persons, ten statements, their states and offices."""
    draw = random.Random(number)  # noqa: S311, no secret
    words: list[str] = []

    def say(piece: str) -> Span:
        start = sum(map(len, words))
        words.append(piece)
        words.append(" ")
        return Span(start, start + len(piece), piece)

    people = draw.sample(range(60), 2)
    homes = [list(STATES)[person % len(STATES)] for person in people]
    day = FIRST + timedelta(days=number)
    mentions, actors, tenures, statements = [], [], [], []
    for at, (person, home) in enumerate(zip(people, homes, strict=True)):
        span = say(f"{STATES[home]} Minister Person {person}")
        mentions += [Mention(span, "name", "person"), Mention(say(STATES[home]), "name", "state")]
        actors.append(Actor(f"person/p{person}", "person", f"Person {person}", (), (2 * at,)))
        office = f"{STATES[home]} Minister"
        tenures.append(Tenure(f"person/p{person}", office, "minister", span, f"state/{home}"))
    for home in dict.fromkeys(homes):
        numbers = tuple(2 * at + 1 for at in range(2) if homes[at] == home)
        actors.append(Actor(f"state/{home}", "state", STATES[home], (), numbers))
    when = DateReference(say("on Tuesday"), "day", "relative", day, day)
    status = draw.choice(["held", "held", "planned"])
    meeting = Meeting((say("met"),), (0, 2), status=status, place=say(draw.choice(PLACES)), date=when)
    for _ in range(10):
        speaker = draw.choice([0, 1, 2, 3])
        content, topic = say(f"that the talks go on, number {draw.random():.9f}"), say(draw.choice(TOPICS))
        act = draw.choice(ACTS)
        statements.append(
            Statement(
                Attribution(say("said"), (say("he"),) if speaker < 9 else (), (content,)),
                (speaker,),
                act,
                draw.choice(["direct", "indirect"]),
                addressees=(2 - speaker,) if speaker in {0, 2} and draw.random() < 0.3 else (),
                stance={"support": "supports", "oppose": "opposes"}.get(act),
                target=3 if act == "accuse" and speaker == 1 else None,
                topic=None if act == "accuse" else topic,
                quotes=(content,) if draw.random() < 0.5 else (),
                modality=draw.choice(["asserted"] * 9 + ["expected"]),
                meeting=0,
            )
        )
    text = "".join(words)
    stated = {"date": day, "publisher": f"Agency {number % 12}", "title": f"Talks {number}", "language": "en"}
    document = Document(f"{number:04}.txt", text, sha256(text.encode()).hexdigest(), **stated)
    return Findings(document, tuple(mentions), (meeting,), tuple(statements), tuple(actors), tuple(tenures))


def told_again(lines: str, time_: int) -> str:
    """A document's lines under other hashes, names and a later month; a meeting is shared by three."""

    def renamed(match: re.Match[str]) -> str:
        kind, digits = match[1], match[2]
        told = time_ // 3 if kind == "meeting" else time_
        return f"/{kind}/{sha256(f'{digits} {told}'.encode()).hexdigest()[:16]}"

    lines = HASHED.sub(renamed, lines)
    if time_ >= 6:
        lines = re.sub(r"(person/p|Label> \"Person )(\d+)", rf"\g<1>\g<2>-{time_ // 6}", lines)
    lines = re.sub(r'identifier> "', f'identifier> "{time_}/', lines)
    return re.sub(r'"2031-', f'"{2031 - time_ % 20}-', lines)


def corpus(documents: range) -> Iterator[str]:
    """The N-Quads of each of these documents."""
    graphs = [map_document(findings(number), BASE).graph for number in range(DIFFERENT)]
    originals = ["".join(nquads(graph)) for graph in graphs]
    names = [lines[lines.rindex(" <") + 1 : -3] for lines in originals]
    words = [lines[lines.index(f"<{BASE}statement/") :].partition(" ")[0] for lines in originals]
    for number in documents:
        time_, which = divmod(number, DIFFERENT)
        lines = told_again(originals[which], time_)
        if number % 10 == 9:
            for term, told in (("duplicateOf", names), ("sameUtteranceAs", words)):
                link = (
                    f"{told[which]} <https://w3id.org/memcon/ns#{term}> {told[which - 1]} {names[which]} .\n"
                )
                lines += told_again(link, time_)
        yield lines


def main() -> None:
    """Generate, load, change, ask, and print."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        change(output, 1, [], [])
        with (output / "graph.nq").open("w") as out:
            count = sum(out.write(lines) and lines.count("\n") for lines in corpus(range(documents)))
        seconds = clocked(lambda: synchronised(output))
        print(f"{documents:,} documents, {count:,} quads: {seconds:.1f} s, {count / seconds:,.0f} a second")
        change(output, 2, corpus(range(documents, documents + 100)), corpus(range(100)))
        seconds = clocked(lambda: synchronised(output))
        print(f"100 documents added and 100 removed: {seconds:.1f} s", flush=True)
        print(f"opened again: {clocked(lambda: synchronised(output)) * 1000:.0f} ms", flush=True)
        ask(synchronised(output))


def change(output: Path, run: int, added: Iterable[str], removed: Iterable[str]) -> None:
    """Write the change files of a run."""
    (output / "changes").mkdir(exist_ok=True)
    for name, lines in (("added", added), ("removed", removed)):
        with gzip.open(output / "changes" / f"{run:06}-{name}.nq.gz", "wt", 3) as out:
            out.writelines(lines)


def clocked(call: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def ask(store: ox.Store) -> None:
    """The median of five answers to each question, in milliseconds."""
    for name, query in queries().items():
        arguments = {one.name: ARGUMENTS[one.name] for one in query.parameters if one.required}
        if query.over == "changes":
            continue
        text = bound(query, arguments, store, BASE)
        rows = len(list(answered(store, text)))
        median = statistics.median(clocked(lambda text=text: list(answered(store, text))) for _ in range(5))
        print(f"{name:28} {median * 1000:8.0f} ms {rows:8,} rows", flush=True)


if __name__ == "__main__":
    main()
