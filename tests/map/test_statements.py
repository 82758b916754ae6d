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
        (MC.modality, {}, set()),
        (MC.modality, {"modality": "expected"}, {MC["modality-expected"]}),
        (MC.modality, {"modality": "possible", "negated": True}, {MC["modality-possible"]}),
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


def worded(**changes):
    """The statement with other spans for source, cue or content."""
    return {"attribution": replace(readout().statements[0].attribution, **changes)}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"speakers": (99,)}, "The statement of “Dahl” was left out: it is not clear who that is."),
        (
            worded(content=()),
            "The statement at “Dahl” was left out: the text does not tell what was said.",
        ),
        (
            {"speakers": (), **worded(source=(), content=())},
            "The statement at “told Okello” was left out: the text does not tell what was said.",
        ),
    ],
)
def test_what_cannot_be_told_is_left_out_and_reported(changes, problem):
    result = mapped(**changes)
    assert MC.Statement not in set(result.graph.objects(None, RDF.type))
    (issue,) = result.issues
    assert (issue.problem, issue.severity) == (problem, "warning")


def test_where_the_text_names_no_source_who_spoke_stays_open_and_the_words_stand():
    changes = {"speakers": (), **worded(source=())}
    assert said(MC.speaker, **changes) == said(MC.speakerEvidence, **changes) == set()
    assert said(MC.cue, **changes) == {Literal("told Okello")}
    assert said(MC.addressee, **changes) == {OKELLO}
    assert len(said(MC.contentEvidence, **changes)) == 2
    assert mapped(**changes).issues == ()


def test_a_query_tells_open_statements_apart():
    opened = mapped(speakers=(), **worded(source=())).graph + map_document(readout(), BASE).graph
    who = "PREFIX mc: <https://w3id.org/memcon/ns#> SELECT ?cue { ?said a mc:Statement ; mc:cue ?cue %s }"
    assert [str(row.cue) for row in opened.query(who % "FILTER NOT EXISTS { ?said mc:speaker [] }")] == [
        "told Okello"
    ]
    assert len(opened.query(who % "; mc:speaker ?speaker")) == 3


def test_a_query_tells_what_was_said_from_what_may_be():
    graph = mapped().graph + mapped(modality="possible", attribution=worded(cue=None)["attribution"]).graph
    said = "PREFIX mc: <https://w3id.org/memcon/ns#> SELECT ?said { ?said a mc:Statement %s }"
    assert len(graph.query(said % "")) == 2
    assert len(graph.query(said % "FILTER NOT EXISTS { ?said mc:modality [] }")) == 1


def test_a_statement_without_cue_has_its_speaker_and_its_words():
    changes = worded(cue=None)
    assert said(MC.cue, **changes) == said(MC.cueEvidence, **changes) == set()
    assert said(MC.speaker, **changes) == {DAHL}
    assert len(said(MC.speakerEvidence, **changes)) == 1
