"""What the graph gives as the text's words is the text's, at that place; else it is found out."""

import pytest
from rdflib import RDF, Literal, URIRef

from examples import column, empty, readout
from memcon.check.words import false_words
from memcon.map import map_document
from memcon.map.documents import document_of
from memcon.vocabulary import MC

BASE = "https://example.org/"


def faults(graph, text):
    return [fault.problem for fault in false_words(graph, document_of(graph), text)]


def the(graph, words):
    return graph.value(None, MC.exact, Literal(words))


@pytest.mark.parametrize("findings", [readout(), column(), empty()], ids=lambda f: f.document.identifier)
def test_true_words_pass(findings):
    assert faults(map_document(findings, BASE).graph, findings.document.text) == []


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (MC.exact, Literal("welcome")),
        (MC.start, Literal(281)),
        (MC.end, Literal(-1)),
        (MC.end, Literal("soon")),
        (MC.prefix, Literal("May.” ")),
        (MC.suffix, Literal(" the agreement")),
        (MC.inDocument, URIRef("https://example.org/document/0")),
    ],
)
def test_false_evidence_is_found(term, value):
    graph = map_document(readout(), BASE).graph
    graph.set((the(graph, "welcomed"), term, value))
    found = faults(graph, readout().document.text)
    assert found[0] == "The words of the evidence are not what the document has at this place."


def test_a_text_that_changed_by_one_character_is_found():
    graph = map_document(readout(), BASE).graph
    assert faults(graph, " " + readout().document.text)


@pytest.mark.parametrize(
    ("term", "value", "problem"),
    [
        (MC.cue, "told", "The cue of the statement is not the words of its evidence."),
        (MC.content, "We agree", "The content of the statement is not the words of its evidence."),
        (MC.dateText, "Wednesday", "The date text is not the words of its evidence."),
        (MC.quote, "We have agreed to the text,", "A quote of the statement does not stand in the document."),
    ],
)
def test_a_fact_that_words_it_differently_is_found(term, value, problem):
    graph = map_document(readout(), BASE).graph
    statement = graph.value(None, RDF.type, MC.Quotation)
    graph.set((statement, term, Literal(value)))
    assert faults(graph, readout().document.text) == [problem]


@pytest.mark.parametrize("term", [MC.cue, MC.cueEvidence, MC.content, MC.contentEvidence])
def test_words_without_evidence_or_evidence_without_words_are_found(term):
    graph = map_document(readout(), BASE).graph
    graph.remove((graph.value(None, RDF.type, MC.Quotation), term, None))
    assert len(faults(graph, readout().document.text)) == 1
