"""The graph of a document whose actors, meeting, statements and text other documents have too."""

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from examples import column, readout
from memcon.check.shapes import broken_shapes
from memcon.check.whole import whole
from memcon.map import map_document
from memcon.map.joins import joined
from memcon.map.meetings import meeting_iris
from memcon.map.statements import statement_iris
from memcon.resolve.across.links import Links
from memcon.resolve.across.merges import Named
from memcon.vocabulary import MC

BASE = "https://example.org/id/"
DAHL, OKELLO = URIRef(BASE + "person/ine-dahl"), URIRef(BASE + "person/grace-okello")
SHARED, MEETING = URIRef(BASE + "person/ffff"), URIRef(BASE + "meeting/ffff")
FINDINGS = readout()
KEYS = {number: actor.key for actor in FINDINGS.actors for number in actor.mentions}
OWN_MEETING = meeting_iris(BASE, FINDINGS, KEYS)[0]
OWN_STATEMENTS = statement_iris(BASE, FINDINGS, KEYS)
OWN = map_document(FINDINGS, BASE).graph


def linked(**links) -> Graph:
    return joined(OWN, BASE, FINDINGS, Links(**links))


def named(label: str) -> Graph:
    return linked(actors={"person/ine-dahl": Named("person/ffff", label)})


def test_without_links_the_graph_is_the_same():
    new = linked()
    assert set(new) == set(OWN)
    assert dict(new.namespaces()) == dict(OWN.namespaces())


def test_the_graph_that_is_given_stays_as_it_was():
    before = set(OWN)
    linked(actors={"person/ine-dahl": Named("person/ffff", "I. Dahl")}, copy_of="document/ffff")
    assert set(OWN) == before


def test_a_joined_actor_has_its_common_iri_everywhere():
    new = named("Ine Dahl")
    assert not set(new.triples((DAHL, None, None))) | set(new.triples((None, None, DAHL)))
    assert set(new.objects(SHARED, MC.mention)) == set(OWN.objects(DAHL, MC.mention))
    assert (OWN_MEETING, MC.participant, SHARED) in new
    assert {str(tenure) for tenure in new.subjects(MC.holder)} == {str(t) for t in OWN.subjects(MC.holder)}
    assert len(new) == len(OWN)


def test_the_common_label_is_shown_and_the_own_one_kept():
    new = named("Ine Marie Dahl")
    assert list(new.objects(SHARED, SKOS.prefLabel)) == [Literal("Ine Marie Dahl")]
    assert set(new.objects(SHARED, SKOS.altLabel)) == {Literal("Ine Dahl"), Literal("Dahl")}


def test_no_label_is_both_the_name_to_show_and_another_one():
    new = named("Dahl")
    assert list(new.objects(SHARED, SKOS.prefLabel)) == [Literal("Dahl")]
    assert list(new.objects(SHARED, SKOS.altLabel)) == [Literal("Ine Dahl")]


def test_an_actor_can_keep_its_iri_and_take_the_common_label():
    new = linked(actors={"person/ine-dahl": Named("person/ine-dahl", "Ine Marie Dahl")})
    assert list(new.objects(DAHL, SKOS.prefLabel)) == [Literal("Ine Marie Dahl")]


def test_two_actors_of_a_document_that_are_one_elsewhere_become_one():
    new = linked(
        actors={
            "person/grace-okello": Named("person/ffff", "Grace Okello"),
            "group/two-senior-officials": Named("person/ffff", "Grace Okello"),
        }
    )
    assert set(new.objects(SHARED, RDF.type)) == {MC.Actor, MC.Person}
    assert set(new.objects(SHARED, SKOS.altLabel)) == {Literal("Okello"), Literal("Two senior officials")}
    assert broken_shapes(whole([new])) == []


def test_an_actor_that_the_graph_does_not_tell_of_gets_no_label():
    assert set(linked(actors={"person/nobody": Named("person/ffff", "Nobody")})) == set(OWN)


def test_a_meeting_has_the_iri_of_its_earliest_telling_with_all_that_is_told_here():
    new = linked(meetings={0: "meeting/ffff"})
    assert (OWN_MEETING, None, None) not in new
    assert set(new.predicate_objects(MEETING)) == set(OWN.predicate_objects(OWN_MEETING))
    assert (OWN_STATEMENTS[0], MC.madeAt, MEETING) in new


def test_a_statement_is_tied_to_the_earliest_telling():
    new = linked(statements={1: "statement/ffff"})
    assert set(new) - set(OWN) == {(OWN_STATEMENTS[1], MC.sameUtteranceAs, URIRef(BASE + "statement/ffff"))}


def test_a_near_copy_is_tied_to_its_original():
    new = linked(copy_of="document/ffff")
    ((document, term, original),) = set(new) - set(OWN)
    assert (document, RDF.type, MC.Document) in OWN
    assert (term, original) == (MC.duplicateOf, URIRef(BASE + "document/ffff"))


def test_facts_that_were_left_out_of_the_graph_are_joined_to_nothing():
    findings = column()
    graph = map_document(findings, BASE).graph
    links = Links(meetings={1: "meeting/ffff"}, statements={1: "statement/ffff"})
    assert set(joined(graph, BASE, findings, links)) == set(graph)


def test_what_is_joined_obeys_the_shapes():
    new = linked(
        actors={
            "person/ine-dahl": Named("person/ffff", "Ine Marie Dahl"),
            "group/two-senior-officials": Named("group/ffff", "officials"),
        },
        meetings={0: "meeting/ffff"},
        statements={0: "statement/ffff", 2: "statement/eeee"},
        copy_of="document/ffff",
    )
    assert broken_shapes(whole([new])) == []
