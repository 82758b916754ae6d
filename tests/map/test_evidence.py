"""Spans become evidence that can be found again in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from examples import document
from memcon.map.evidence import mention, span_of, support
from memcon.model import Span
from memcon.vocabulary import MC

BASE = "https://example.org/"
FACT = URIRef("https://example.org/meeting/1")


def graph_of(triples):
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


@given(st.text(min_size=1), st.data())
def test_the_words_and_their_context_are_slices_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end, text[start:end])
    graph = graph_of(support(BASE, document(text, "a.txt"), FACT, MC.evidence, [span]))
    node = graph.value(FACT, MC.evidence)
    assert span_of(graph, node) == span
    assert str(graph.value(node, MC.prefix, default="")) == text[max(0, start - 30) : start]
    assert str(graph.value(node, MC.suffix, default="")) == text[end : end + 30]


def test_a_mention_has_no_context():
    graph = graph_of(mention(BASE, document("Dahl spoke.", "a.txt"), FACT, Span(0, 4, "Dahl")))
    assert (FACT, MC.mention, None) in graph
    assert not list(graph.subject_objects(MC.suffix))


@pytest.mark.parametrize("missing", [MC.start, MC.end, MC.exact])
def test_half_a_piece_of_evidence_is_no_span(missing):
    graph = graph_of(mention(BASE, document("Dahl spoke.", "a.txt"), FACT, Span(0, 4, "Dahl")))
    graph.remove((None, missing, None))
    assert span_of(graph, graph.value(FACT, MC.mention)) is None
