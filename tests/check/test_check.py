"""A bad fact is taken out with what hangs on it, a person is told why, and the rest goes on."""

from typing import NamedTuple

import pytest
from msgspec.structs import replace
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from examples import column, empty, readout
from memcon.check import check as check_each
from memcon.check.shapes import broken_shapes
from memcon.errors import InputError
from memcon.map import map_document
from memcon.vocabulary import MC

BASE = "https://example.org/id/"
DAHL = URIRef(f"{BASE}person/ine-dahl")


class Together(NamedTuple):
    """What came of all documents."""

    graphs: tuple
    issues: tuple
    quarantined: int


def check(batch):
    checked = check_each(batch)
    return Together(
        tuple(one.graph for one in checked if one.graph is not None),
        tuple(issue for one in checked for issue in one.issues),
        sum(one.quarantined for one in checked),
    )


def mapped(findings):
    return findings, map_document(findings, BASE).graph


def broken(change):
    """The readout with a fault, and its findings."""
    findings, graph = mapped(readout())
    change(graph)
    return findings, graph


def kinds(graph):
    return set(graph.objects(None, RDF.type))


def the(graph, words):
    return graph.value(None, MC.exact, Literal(words))


def test_good_graphs_pass_unchanged_and_in_order():
    batch = [mapped(findings) for findings in (readout(), column(), empty())]
    checked = check(batch)
    assert [set(graph) for graph in checked.graphs] == [set(graph) for _, graph in batch]
    assert (checked.issues, checked.quarantined) == ((), 0)


def test_no_documents():
    assert check([]).graphs == ()


def test_a_meeting_with_one_party_is_taken_out_with_its_words_and_the_rest_stays():
    batch = [broken(lambda graph: graph.remove((None, MC.participant, DAHL))), mapped(column())]
    checked = check(batch)
    rest, untouched = checked.graphs
    assert MC.Meeting not in kinds(rest)
    assert MC.Statement in kinds(rest)
    assert the(rest, "received") is None
    assert not list(rest.subject_objects(MC.madeAt))
    assert MC.Place not in kinds(rest)
    assert set(untouched) == set(batch[1][1])
    (issue,) = checked.issues
    assert (issue.document, issue.stage, issue.severity) == ("readouts/oslo.txt", "check", "error")
    assert (issue.words, issue.start, issue.end) == ("received", 92, 100)
    assert issue.problem.startswith("The meeting has neither two parties nor a collective")
    assert issue.problem.endswith("It was left out.")
    assert "gazetteer" in issue.advice
    assert checked.quarantined == 1


def test_a_bad_actor_takes_itself_out_of_its_meeting_which_falls_too():
    checked = check([broken(lambda graph: graph.remove((DAHL, SKOS.prefLabel, None)))])
    (rest,) = checked.graphs
    assert (DAHL, None, None) not in rest
    assert (None, None, DAHL) not in rest
    assert MC.Meeting not in kinds(rest)
    assert (
        "The meeting has neither two parties nor a collective that can meet by itself. It was left out."
        in {issue.problem for issue in checked.issues}
    )
    assert broken_shapes(rest) == []


def test_false_words_take_out_the_fact_that_rests_on_them():
    checked = check(
        [broken(lambda graph: graph.set((the(graph, "welcomed"), MC.exact, Literal("condemned"))))]
    )
    (rest,) = checked.graphs
    assert Literal("welcomed") not in set(rest.objects(None, MC.cue))
    assert len(set(rest.subjects(RDF.type, MC.Statement))) == 2
    (issue,) = checked.issues
    assert (issue.words, checked.quarantined) == ("condemned", 1)
    assert issue.problem.endswith("What rests on these words was left out.")


def test_a_false_mention_is_taken_out_and_the_actor_stays():
    checked = check([broken(lambda graph: graph.set((the(graph, "Grace Okello"), MC.end, Literal(137))))])
    (rest,) = checked.graphs
    assert the(rest, "Grace Okello") is None
    assert len(set(rest.objects(URIRef(f"{BASE}person/grace-okello"), MC.mention))) == 3


def test_a_statement_that_loses_its_speaker_is_taken_out_and_not_taken_for_one_that_names_none():
    okello = URIRef(f"{BASE}person/grace-okello")
    (rest,) = check([broken(lambda graph: graph.remove((okello, SKOS.prefLabel, None)))]).graphs
    assert Literal("welcomed") not in set(rest.objects(None, MC.cue))
    assert all((said, MC.speaker, None) in rest for said in rest.subjects(RDF.type, MC.Statement))


def test_a_statement_that_names_no_source_and_one_without_a_cue_pass():
    (rest,) = check([mapped(column())]).graphs
    statements = set(rest.subjects(RDF.type, MC.Statement))
    assert {str(rest.value(said, MC.content)) for said in statements if not rest.value(said, MC.speaker)} == {
        "“\\ too early 🐟 ”"
    }
    assert {str(rest.value(said, MC.content)) for said in statements if not rest.value(said, MC.cue)} == {
        "Not now"
    }


def test_an_invented_quote_takes_out_its_statement():
    checked = check(
        [
            broken(
                lambda graph: graph.add(
                    (graph.value(None, RDF.type, MC.Quotation), MC.quote, Literal("Never"))
                )
            )
        ]
    )
    assert MC.Quotation not in kinds(checked.graphs[0])
    assert checked.quarantined == 1


def test_a_bad_document_is_left_out_as_a_whole():
    checked = check(
        [mapped(column()), broken(lambda graph: graph.remove((None, MC.sha256, None))), mapped(empty())]
    )
    assert len(checked.graphs) == 2
    (issue,) = checked.issues
    assert issue.problem.endswith("The document was left out with all that it reports.")
    assert checked.quarantined == 1


def test_documents_that_share_an_actor_are_blamed_one_by_one():
    """Two documents give one actor two names: together that looks like a fault, but each is right."""
    findings = column()
    actors = tuple(replace(actor, label="Kingdom of Norway") for actor in findings.actors[:1])
    batch = [mapped(readout()), mapped(replace(findings, actors=(*actors, *findings.actors[1:])))]
    checked = check(batch)
    assert [set(graph) for graph in checked.graphs] == [set(graph) for _, graph in batch]
    assert checked.issues == ()


def test_the_graphs_handed_in_stay_as_they_are():
    findings, graph = broken(lambda graph: graph.remove((None, MC.participant, DAHL)))
    before = set(graph)
    check([(findings, graph)])
    assert set(graph) == before


def test_what_never_conforms_is_given_up(monkeypatch):
    monkeypatch.setattr("memcon.check.quarantine._take_out", lambda *_: None)
    checked = check([broken(lambda graph: graph.remove((None, MC.participant, DAHL)))])
    assert checked.graphs == ()
    assert checked.issues[-1].problem.startswith("The document was left out")


def test_a_graph_of_no_document_is_refused():
    with pytest.raises(InputError, match="one document"):
        check([(empty(), Graph())])


def test_a_meeting_that_only_documents_together_make_whole_is_taken_out_of_the_one_that_does_not():
    findings, whole = mapped(readout())
    lacking = Graph()
    lacking += whole
    lacking.remove((None, MC.participant, DAHL))
    for batch in ([(findings, whole), (findings, lacking)], [(findings, lacking)]):
        assert MC.Meeting not in kinds(check_each(batch)[-1].graph)
    assert MC.Meeting in kinds(check_each([(findings, whole), (findings, lacking)])[0].graph)
