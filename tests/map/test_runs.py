"""A run is described apart from the data, without a time unless one is given."""

import datetime as dt

from rdflib import PROV, RDF, Literal

from examples import column, readout
from memcon.check.shapes import broken_shapes
from memcon.map import map_run
from memcon.vocabulary import MC

TEXTS = [readout().document.sha256, column().document.sha256]


def test_a_run_names_the_software_and_the_documents():
    graph = map_run("https://example.org/", "0.1.0", "small", TEXTS)
    (run,) = graph.subjects(RDF.type, MC.Run)
    assert len(list(graph.objects(run, PROV.used))) == 2
    assert graph.value(run, MC.version) == Literal("0.1.0")
    assert graph.value(run, PROV.startedAtTime) is None
    assert broken_shapes(graph) == []


def test_the_same_run_has_the_same_iri_whenever_and_in_whatever_order():
    started = dt.datetime(2031, 3, 4, 6, tzinfo=dt.UTC)
    once = map_run("https://example.org/", "0.1.0", "small", TEXTS)
    again = map_run("https://example.org/", "0.1.0", "small", TEXTS[::-1], started)
    ((_, term, time),) = set(again) - set(once)
    assert (term, str(time)) == (PROV.startedAtTime, "2031-03-04T06:00:00Z")
