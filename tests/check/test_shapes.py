"""Each shape has an example that conforms, and one that violates it for each of its messages.

The first line of a violating example is what a person is told; nothing else may be wrong with it.
"""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef

from memcon import ontology
from memcon.check.shapes import broken_shapes
from memcon.vocabulary import MC

CASES = Path(__file__).parent / "cases"
CONFORMING = sorted(CASES.glob("*/conforms*.ttl"))
VIOLATING = sorted(CASES.glob("*/violates-*.ttl"))


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def with_background(path: Path) -> Graph:
    return Graph().parse(CASES / "background.ttl").parse(path)


@cache
def shapes() -> Graph:
    return Graph().parse(ontology.folder() / "shapes.ttl")


def messages() -> set[str]:
    return {str(message) for message in shapes().objects(None, SH.message)}


@pytest.mark.parametrize("path", CONFORMING, ids=label)
def test_the_good_example_conforms(path):
    assert broken_shapes(with_background(path)) == []


@pytest.mark.parametrize("path", VIOLATING, ids=label)
def test_the_bad_example_gets_exactly_its_message(path):
    expected = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    assert {fault.problem for fault in broken_shapes(with_background(path))} == {expected}


@pytest.mark.parametrize("path", VIOLATING, ids=label)
def test_the_shapes_as_they_are_written_find_the_same(path):
    _, results, _ = pyshacl.validate(with_background(path), shacl_graph=shapes())
    found = {
        (str(node), str(results.value(result, SH.resultMessage)).partition(". ")[0] + ".")
        for result, node in results.subject_objects(SH.focusNode)
    }
    assert {(str(fault.node), fault.problem) for fault in broken_shapes(with_background(path))} == found


def test_every_message_has_an_example_that_provokes_it():
    provoked = {path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for path in VIOLATING}
    assert {f"{message.partition('. ')[0]}." for message in messages()} == provoked


def test_every_node_shape_has_its_examples():
    folders = {folder.name.replace("-", "") for folder in CASES.iterdir() if folder.is_dir()}
    names = {str(shape).partition("#")[2].casefold() for shape in shapes().subjects(RDF.type, SH.NodeShape)}
    assert names <= folders


@pytest.mark.parametrize("message", sorted(messages()))
def test_a_message_says_what_is_wrong_and_what_to_do(message):
    problem, _, advice = message.partition(". ")
    assert problem
    assert advice.endswith(".")
    assert advice[0].isupper()


def test_the_shapes_obey_the_shapes_of_shapes():
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_there_is_no_sparql_in_the_shapes():
    assert not list(shapes().subjects(SH.sparql))


@pytest.mark.parametrize(
    ("term", "scheme"),
    [
        ("act", "acts"),
        ("stance", "stances"),
        ("wording", "wordings"),
        ("form", "forms"),
        ("status", "statuses"),
        ("dateBasis", "bases"),
    ],
)
def test_the_shapes_allow_just_the_concepts_of_the_scheme(term, scheme):
    terms = Graph().parse(ontology.folder() / "memcon.ttl")
    in_scheme = set(terms.subjects(URIRef("http://www.w3.org/2004/02/skos/core#inScheme"), MC[scheme]))
    (listed,) = {shapes().value(shape, SH["in"]) for shape in shapes().subjects(SH.path, MC[term])} - {None}
    assert set(shapes().items(listed)) == in_scheme
