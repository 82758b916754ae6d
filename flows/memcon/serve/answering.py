"""A query on a snapshot becomes an answer that is no larger than it may be, in the form that was wanted."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
import pyoxigraph as ox

from memcon.serve.elsewhere import asks_elsewhere
from memcon.serve.limits import Limits
from memcon.serve.messages import Question, Reply

ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
TEXT = "http://www.w3.org/2001/XMLSchema#string"
# characters around a value in JSON
CELL = 40
# what a store tells of its own files is nobody's business
PATH = re.compile(r"(?:/[\w.-]+){2,}")


def replied(store: ox.Store, question: Question, limits: Limits) -> Reply:
    """What the store answers to a question, or why it does not."""
    if asks_elsewhere(question.text):
        return _said("refused", "This endpoint asks no other hosts: leave SERVICE out.")
    try:
        answer = store.query(
            question.text,
            prefixes=question.prefixes,
            default_graph=_graphs(question.default),
            named_graphs=_graphs(question.named),
        )
        if isinstance(answer, ox.QueryTriples):
            return _graph(answer, question, limits)
        return _rows(answer, question, limits)
    except SyntaxError as error:
        return _said("wrong", f"The query is not SPARQL: {error}.")
    except (OSError, RuntimeError, ValueError) as error:
        return _said("wrong", f"The query cannot be answered: {PATH.sub('…', str(error))}.")


def _said(kind: Any, sentence: str) -> Reply:
    return Reply(kind, sentence.encode())


def _graphs(iris: Any) -> list[Any] | None:
    return None if iris is None else [ox.NamedNode(iri) for iri in iris]


def _rows(answer: ox.QuerySolutions | ox.QueryBoolean, question: Question, limits: Limits) -> Reply:
    if question.rows is None:
        return _said("unacceptable", "The answer has rows, and none of the forms asked for can hold them.")
    form = ROWS[question.rows]
    if isinstance(answer, ox.QueryBoolean):
        return Reply("rows", answer.serialize(format=form) or b"")
    names = [variable.value for variable in answer.variables]
    bindings: list[dict[str, Any]] = []
    size, cut = 0, None
    for row in answer:
        binding = {name: _term(value) for name in names if (value := row[name]) is not None}
        size += sum(CELL + len(term["value"]) for term in binding.values())
        if len(bindings) == limits.rows or size > limits.answer:
            cut = len(bindings)
            break
        bindings.append(binding)
    if cut == 0 and limits.rows:
        return _said(
            "too large", "The first row of the answer is larger than an answer may be: ask for less."
        )
    content = msgspec.json.encode({"head": {"vars": names}, "results": {"bindings": bindings}})
    if question.rows != "json":
        kept = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        content = kept.serialize(format=form) or b""
    return Reply("rows", content, cut)


def _term(term: Any) -> dict[str, Any]:
    """A term in SPARQL 1.1 Query Results JSON; a triple as in SPARQL 1.2."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    described = {"type": "literal", "value": term.value}
    if term.language:
        return {**described, "xml:lang": term.language}
    return described if term.datatype.value == TEXT else {**described, "datatype": term.datatype.value}


def _graph(answer: ox.QueryTriples, question: Question, limits: Limits) -> Reply:
    if question.graph is None:
        return _said("unacceptable", "The answer is a graph, and none of the forms asked for can hold it.")
    triples: set[ox.Triple] = set()
    size, cut = 0, None
    for triple in answer:
        size += len(str(triple))
        if len(triples) == limits.rows or size > limits.answer:
            cut = len(triples)
            break
        triples.add(triple)
    form = GRAPHS[question.graph]
    prefixes = question.prefixes if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML} else None
    return Reply("graph", ox.serialize(sorted(triples, key=str), format=form, prefixes=prefixes) or b"", cut)
