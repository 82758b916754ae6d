"""The graphs of an export one after the other: each document's, and the description of the data set."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
from msgspec import Struct

from memcon.errors import InputError
from memcon.pool import batches
from memcon.publish.changes import change, latest_run, quads
from memcon.publish.descriptions import described
from memcon.publish.endpoint.counting import Bounds, bounds


class Graph(Struct, frozen=True):
    """A named graph as N-Quads."""

    name: str
    lines: tuple[bytes, ...]
    digest: bytes
    """Tells it from another state of itself."""

    @property
    def size(self) -> int:
        """Its bytes as N-Quads."""
        return sum(map(len, self.lines))

    @property
    def triples(self) -> bytes:
        """Its triples as N-Triples."""
        # an IRI holds no space, so the last " <" of a line begins the graph's name
        return b"".join(b"%s .\n" % line.rpartition(b" <")[0] for line in self.lines)

    def updates(self, most: int) -> Iterator[bytes]:
        """Updates that add its triples, so many each; one for all where a blank node may join them. They are
        spelt anew: SPARQL replaces the escape of a quotation mark before it looks for the end of a text, so
        that a line as it stands could go on as an update of its own.
        """
        triples = [quad.triple for quad in _parsed(self.lines)]
        joined = any(isinstance(node, ox.BlankNode) for one in triples for node in (one.subject, one.object))
        # Virtuoso 7 takes no blank node as data; the other way takes twice as long
        head, end = ("INSERT", "WHERE {}") if joined else ("INSERT DATA", "")
        for some in batches(triples, len(triples) if joined else most):
            stated = "".join(f"{one} .\n" for one in some)
            yield f"{head} {{ GRAPH <{self.name}> {{\n{stated}}} }} {end}".encode()

    def counted(self) -> Bounds:
        """How many triples a store may count in it. Raises InputError where it is damaged."""
        return bounds(_parsed(self.lines))


def graphs(lines: BinaryIO, output: Path) -> Iterator[Graph]:
    """The graphs of the export in `output`, whose graph.nq is open as `lines`; no more than one of them is in
    memory. Raises InputError at a line that is no quad.
    """
    lines.seek(0)
    return chain(_documents(lines), _descriptions(output))


def former(output: Path) -> Iterator[str]:
    """The graphs of which a run has taken anything away, as its change files tell: ours, even where they are
    in the export no more. Raises InputError where such a file is damaged.
    """
    for run in range(1, latest_run(output) + 1):
        if (path := change(output, run).removed).is_file():
            named = groupby(quads(path), key=lambda quad: quad.graph_name)
            yield from (name.value for name, _ in named if isinstance(name, ox.NamedNode))


def portions(found: Iterable[Graph], size: int) -> Iterator[list[Graph]]:
    """Graphs together, so many bytes at a time; a larger one alone."""
    portion: list[Graph] = []
    room = size
    for graph in found:
        if portion and graph.size > room:
            yield portion
            portion, room = [], size
        portion.append(graph)
        room -= graph.size
    if portion:
        yield portion


def _documents(lines: BinaryIO) -> Iterator[Graph]:
    stated = (line for line in lines if line.strip())
    for _, found in groupby(stated, key=lambda line: line.rpartition(b" <")[2]):
        one = tuple(found)
        yield Graph(_name(one), one, hashlib.sha256(b"".join(one)).digest())


def _descriptions(output: Path) -> Iterator[Graph]:
    stated = sorted(
        (quad for _, quad in described(ox.Store(), output)), key=lambda quad: str(quad.graph_name)
    )
    for name, found in groupby(stated, key=lambda quad: quad.graph_name):
        lines = tuple(f"{quad} .\n".encode() for quad in found)
        # not of the lines: blank nodes have another name each time they are read
        digest = hashlib.sha256((output / "dataset.ttl").read_bytes()).digest()
        yield Graph(name.value, lines, digest)


def _name(lines: tuple[bytes, ...]) -> str:
    name = next(iter(_parsed(lines[:1]))).graph_name
    if not isinstance(name, ox.NamedNode):
        raise InputError("graph.nq is damaged (a line names no graph): run memcon again.")
    return name.value


def _parsed(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(f"graph.nq is damaged ({error}): run memcon again.") from error
