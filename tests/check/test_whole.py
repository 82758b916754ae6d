"""Several graphs seen as one answer as rdflib's own store does."""

import itertools

import pytest
from rdflib import RDF, Graph, Literal

from examples import column, readout
from memcon.check.whole import whole
from memcon.map import map_document
from memcon.vocabulary import MC

GRAPHS = [map_document(findings, "https://example.org/id/").graph for findings in (readout(), column())]
NORWAY = next(GRAPHS[0].subjects(RDF.type, MC.State))
NOBODY = Literal("nobody")


@pytest.mark.parametrize(
    "pattern",
    list(
        itertools.product(
            [None, NORWAY, NOBODY],
            [None, RDF.type, MC.mention, NOBODY],
            [None, MC.State, Literal("Norway"), NOBODY],
        )
    ),
)
def test_every_pattern_finds_what_it_finds_in_the_graphs(pattern):
    found = list(whole(GRAPHS).triples(pattern))
    assert len(found) == len(set(found))
    assert set(found) == {triple for graph in GRAPHS for triple in graph.triples(pattern)}


def test_what_two_graphs_say_counts_once():
    assert len(whole([*GRAPHS, *GRAPHS])) == len(set(GRAPHS[0]) | set(GRAPHS[1]))
    assert len(whole([])) == 0


def test_it_can_only_be_read():
    with pytest.raises(TypeError):
        whole([Graph()]).add((NORWAY, RDF.type, MC.Actor))
