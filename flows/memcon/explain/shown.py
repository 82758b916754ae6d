"""An explanation for people, at the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from memcon.explain.passages import in_line, roles
from memcon.explain.told import End, Explained, Fact, Passage, Source, Telling

# characters of what a step joined, and of a title that is a whole paragraph
WIDTH = 80


def shown(found: Explained) -> RenderableType:
    """What is known of a thing, what each document tells of it, and what joined them."""
    return Group(
        Rule(Text(f"{found.kind}: {_cut(found.title)}")),
        *([Text(found.iri, style="dim")] if found.iri else []),
        *_notes(found.notes),
        *_facts(found.facts),
        *_tellings(found),
        *_steps(found),
    )


def _notes(notes: Sequence[str]) -> Iterator[RenderableType]:
    yield from (Text(_printable(note), style="yellow") for note in notes)


def _facts(facts: Iterable[Fact]) -> Iterator[RenderableType]:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for fact in facts:
        # names in a row, sentences one below the other
        long = sum(map(len, fact.values)) > WIDTH
        table.add_row(fact.name, Text(_printable(("\n" if long else ", ").join(fact.values))))
    if table.row_count:
        yield Padding(table, (0, 0, 0, 2))


def _tellings(found: Explained) -> Iterator[RenderableType]:
    if not found.tellings:
        return
    count = len({telling.source.iri for telling in found.tellings}) + found.not_shown
    more = f", {found.not_shown} of them not shown" if found.not_shown else ""
    yield Text()
    yield _heading(f"In {count} {'document' if count == 1 else 'documents'}{more}")
    for telling in found.tellings:
        yield from _telling(telling)


def _telling(telling: Telling) -> Iterator[RenderableType]:
    yield Text()
    yield Text(_printable(_source(telling.source)), style="bold")
    yield from _facts(telling.facts)
    for passage in telling.passages:
        yield Padding(_passage(passage), (0, 0, 0, 4))


def _source(source: Source) -> str:
    date = source.date.isoformat() if source.date else "date unknown"
    copy = f"near copy of {source.copy_of}" if source.copy_of else None
    about = (source.identifier, date, source.publisher, _cut(source.title or ""), copy)
    return " · ".join(words for words in about if words)


def _passage(passage: Passage) -> RenderableType:
    words = "; ".join(f"{role} “{'”, “'.join(told)}”" for role, told in roles(passage.marks).items())
    return Group(
        Text(_printable(in_line(passage)), style="italic"),
        Text(_printable(f"characters {passage.start} to {passage.end}: {words}"), style="dim"),
    )


def _steps(found: Explained) -> Iterator[RenderableType]:
    if not found.steps:
        return
    count = len(found.steps) + found.steps_not_shown
    more = f", {found.steps_not_shown} of them not shown" if found.steps_not_shown else ""
    yield Text()
    yield _heading(f"Why they are one: {count} {'step' if count == 1 else 'steps'}{more}")
    for step in found.steps:
        yield Text(_printable(f"{_end(step.other)} = {_end(step.one)}"))
        yield Padding(Text(_printable(f"{step.rule}: {step.evidence}"), style="dim"), (0, 0, 0, 4))


def _heading(words: str) -> Rule:
    return Rule(words, align="left", style="dim")


def _end(end: End) -> str:
    return f"“{_cut(end.words)}” in {end.document or 'the gazetteer'}"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH].rpartition(' ')[0]} …"


def _printable(words: str) -> str:
    """Without control characters, which the terminal would obey."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in words)
