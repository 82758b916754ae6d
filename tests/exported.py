"""An export that grows run by run, as memcon writes it, and what its store is to hold."""

import gzip

import pyoxigraph as ox

BASE = "https://w3id.org/memcon/id/"
MC = "https://w3id.org/memcon/ns#"
IDENTIFIER = "<http://purl.org/dc/terms/identifier>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def line(subject, term, value, document):
    return f"<{BASE}{subject}> {term} {value} <{BASE}document/{document}> ."


def document(name, *more):
    """Lines of a document: itself, a state that all documents name, and an integer that a store rewrites."""
    about = f"document/{name}"
    return {
        line(about, TYPE, f"<{MC}Document>", name),
        line(about, IDENTIFIER, f'"{name}.txt"', name),
        line("state/NO", TYPE, f"<{MC}Actor>", name),
        line(f"{about}#char=7,8", f"<{MC}start>", f'"007"^^<{INTEGER}>', name),
        *more,
    }


class Export:
    """An export that grows run by run."""

    def __init__(self, output):
        self.output, self.lines, self.number = output, set(), 0
        (output / "changes").mkdir(parents=True)

    def run(self, lines):
        self.number += 1
        for name, changed in (("added", lines - self.lines), ("removed", self.lines - lines)):
            with gzip.open(self.output / "changes" / f"{self.number:06}-{name}.nq.gz", "wt") as out:
                out.writelines(f"{one}\n" for one in sorted(changed))
        self.lines = lines
        (self.output / "graph.nq").write_text("".join(f"{one}\n" for one in sorted(lines)))


def held(store):
    return {str(quad) for quad in store}


def expected(lines):
    fresh = ox.Store()
    fresh.load("\n".join(lines), format=ox.RdfFormat.N_QUADS)
    union = [ox.Quad(q.subject, q.predicate, q.object) for q in fresh]
    fresh.extend(union)
    return held(fresh)
