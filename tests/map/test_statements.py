"""Statements: who said what to whom, in which words, and at which meeting."""

import pytest
from msgspec.structs import replace
from rdflib import RDF, Literal, URIRef

from examples import READOUT, readout, span
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/"
DAHL, OKELLO = URIRef(f"{BASE}person/ine-dahl"), URIRef(f"{BASE}person/grace-okello")
TRUE = Literal(lexical_or_value=True)


def mapped(**changes):
    findings = readout()
    return map_document(replace(findings, statements=(replace(findings.statements[0], **changes),)), BASE)


def said(term, **changes):
    graph = mapped(**changes).graph
    return set(graph.objects(graph.value(None, RDF.type, MC.Statement), term))


@pytest.mark.parametrize(
    ("term", "changes", "expected"),
    [
        (RDF.type, {}, {MC.Statement, MC.Quotation}),
        (RDF.type, {"quotes": ()}, {MC.Statement}),
        (MC.quote, {}, {Literal("We have agreed on the text,"), Literal("and we shall sign it in May.")}),
        (MC.speaker, {}, {DAHL}),
        (MC.speaker, {"speakers": (5, 2, 0)}, {DAHL, OKELLO}),
        (MC.addressee, {}, {OKELLO}),
        (MC.addressee, {"addressees": (99,)}, set()),
        (MC.act, {"act": "request"}, {MC["act-request"]}),
        (MC.stance, {}, set()),
        (MC.stance, {"stance": "opposes"}, {MC["stance-opposes"]}),
        (MC.wording, {"wording": "mixed"}, {MC["wording-mixed"]}),
        (MC.target, {"target": 2}, {OKELLO}),
        (MC.negated, {}, set()),
        (MC.negated, {"negated": True}, {TRUE}),
        (MC.madeAt, {"meeting": None}, set()),
        (MC.cue, {}, {Literal("told Okello")}),
    ],
)
def test_a_statement(term, changes, expected):
    assert said(term, **changes) == expected


def test_a_split_utterance_has_one_content_in_the_order_of_the_text():
    pieces = readout().statements[0].attribution.content
    attribution = replace(readout().statements[0].attribution, content=pieces[::-1])
    expected = "“We have agreed on the text,” … “and we shall sign it in May.”"
    assert said(MC.content, attribution=attribution) == {Literal(expected)}
    assert len(said(MC.contentEvidence, attribution=attribution)) == 2


def test_a_statement_is_made_at_its_meeting():
    assert said(MC.madeAt) == {mapped().graph.value(None, RDF.type, MC.Meeting)}


def test_a_topic_is_a_target():
    graph = mapped(topic=span(READOUT, "the text")).graph
    target = graph.value(graph.value(None, RDF.type, MC.Statement), MC.target)
    assert (target, RDF.type, MC.Topic) in graph


def test_a_statement_of_nobody_is_left_out_and_reported():
    result = mapped(speakers=(99,))
    assert MC.Statement not in set(result.graph.objects(None, RDF.type))
    assert [issue.words for issue in result.issues] == ["“We have agreed on the text,”"]
