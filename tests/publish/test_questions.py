"""The competency questions: each has its header in order, and answers on the scene what answers.txt says."""

import re
import shlex
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon import ontology
from memcon.errors import InputError
from memcon.publish.answers import answered, short
from memcon.publish.arguments import bound, looked_up, terms
from memcon.publish.queries import Parameter, queries
from memcon.publish.store import synchronised
from memcon.settings import Settings

HERE = Path(__file__).parent
BASE = Settings().base
# of the well-known vocabularies what the graph uses, see map/ and alignments
KNOWN = {
    "skos:prefLabel", "skos:altLabel", "dcterms:identifier", "dcterms:title", "dcterms:publisher",
    "dcterms:issued", "dcterms:source", "prov:wasDerivedFrom", "xsd:date",
}  # fmt: skip


def cases():
    for block in re.split(r"\n\n+", (HERE / "answers.txt").read_text(encoding="utf-8")):
        first, *rows = block.removesuffix("\n").split("\n")
        if first.startswith("$ "):
            name, *words = shlex.split(first[2:])
            arguments = {
                key.removeprefix("--"): value for key, value in zip(words[::2], words[1::2], strict=True)
            }
            yield pytest.param(name, arguments, rows, id=first[2:])


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    output = tmp_path_factory.mktemp("output")
    quads = ox.parse(path=str(HERE / "scene.trig"), format=ox.RdfFormat.TRIG)
    ox.serialize(quads, output=str(output / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return synchronised(output)


def rows(answer):
    if isinstance(answer, ox.QueryTriples):
        cells = [[short(term, BASE) for term in triple] for triple in answer]
        return sorted(" | ".join(re.sub(r"http.*[#/]", "", cell) for cell in row) for row in cells)
    return [" | ".join(short(term, BASE) for term in solution) for solution in answer]


@pytest.mark.parametrize(("name", "arguments", "expected"), list(cases()))
def test_answers(store, name, arguments, expected):
    assert rows(answered(store, bound(queries()[name], arguments, store, BASE))) == expected


@pytest.mark.parametrize("query", list(queries().values()), ids=list(queries()))
def test_looked_up_is_answered_alike(store, query):
    assert rows(answered(store, looked_up(query.text))) == rows(answered(store, query.text))
    assert set(query.selective) <= {one.name for one in query.parameters}
    # what is still read whole has a variable of its own, or a condition
    assert (looked_up(query.text) != query.text) or not query.selective


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("{ SELECT ?a ?b WHERE { ?a mc:x ?b } }", "{ ?a mc:x ?b }"),
        (
            "OPTIONAL {\n SELECT ?a\n WHERE { GRAPH ?a { ?a mc:x 1 } }\n}",
            "OPTIONAL { GRAPH ?a { ?a mc:x 1 } }",
        ),
        (
            "{ SELECT ?a ?b WHERE { ?a mc:x ?b . { SELECT ?b WHERE { ?b mc:x 1 } } } }",
            "{ ?a mc:x ?b . { ?b mc:x 1 } }",
        ),
        ("{ SELECT ?a WHERE { ?a mc:x ?b } }", None),
        ("{ SELECT DISTINCT ?a WHERE { ?a mc:x 1 } }", None),
        ("{ SELECT ?a WHERE { ?a mc:x 1 } LIMIT 1 }", None),
        ("{ SELECT ?a WHERE { ?a mc:x 1 FILTER(?b) } }", None),
        ("{ SELECT (COUNT(?a) AS ?b) WHERE { ?a mc:x 1 } }", None),
    ],
)
def test_which_sub_selects_are_looked_up(text, shorter):
    assert looked_up(text) == (shorter or text)


def test_every_question_is_answered_on_the_scene():
    asked = {case.values[0] for case in cases() if case.values[2]}
    assert asked == {name for name, query in queries().items() if query.over == "graph"}
    assert len(queries()) >= 18


@pytest.mark.parametrize("query", list(queries().values()), ids=list(queries()))
def test_header_and_text_agree(query):
    answer = ox.Store().query(query.text)
    if isinstance(answer, ox.QuerySolutions):
        named = {name for column in query.columns for name in column.names}
        assert named == {variable.value for variable in answer.variables}
    for parameter in query.parameters:
        lines = re.findall(rf"^ *VALUES \?{parameter.name} \{{ (.*) \}}$", query.text, re.MULTILINE)
        if parameter.default is None:
            assert lines == ["UNDEF"], parameter
        else:
            (default,) = terms(parameter, parameter.default, ox.Store(), BASE)
            (written,) = lines
            sample = ox.Store().query(
                f"PREFIX mc: <https://w3id.org/memcon/ns#> "
                f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
                f"SELECT ?x {{ VALUES ?x {{ {written} }} }}"
            )
            assert next(iter(sample))["x"] == default
    assert query.title[0].isupper()
    assert query.description.endswith(".")
    assert query.usage.startswith(f"memcon query {query.name}")


@pytest.mark.parametrize("query", list(queries().values()), ids=list(queries()))
def test_only_known_terms(query):
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith(("#", "PREFIX")))
    used = set(re.findall(r"\b(?:mc|skos|dcterms|prov|xsd):[\w-]+", body))
    defined = set(
        re.findall(r"^(mc:[\w-]+) a ", (ontology.folder() / "memcon.ttl").read_text(), re.MULTILINE)
    )
    assert used - defined - KNOWN == set()


ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.sampled_from(
    [
        '" } UNION { ?s ?p ?o } #',
        "\\",
        '\\"',
        '"""',
        "'''",
        "\\u0022 }",
        "\n}",
        "\r\n",
        "> } <",
        "%s {0} \\1 \\g<0>",
    ]
)


@settings(max_examples=300)
@given(ODD)
def test_no_text_breaks_out_of_its_literal(text):
    query = queries()["evidence"]
    asked = bound(query, {"document": text}, ox.Store(), BASE)
    (line,) = re.findall(r"^  VALUES \?document .*(?:\n(?!  \?graph).*)*", asked, re.MULTILINE)
    answer = ox.Store().query(f"SELECT ?document {{ {line} }}")
    assert [solution["document"] for solution in answer] == [ox.Literal(text)]
    answered(ox.Store(), asked)


@settings(max_examples=200)
@given(st.sampled_from(["actor", "state", "date", "integer", "act", "status", "kind"]), ODD)
def test_other_arguments_are_refused_or_one_term(kind, text):
    parameter = Parameter("x", kind, None, required=True, description="")
    try:
        found = terms(parameter, text, ox.Store(), BASE)
    except InputError as error:
        found = [str(error)]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("contacts", {}, "needs --actor: memcon query contacts --actor ACTOR"),
        ("contacts", {"actor": "person/dahl", "sinse": "2031-01-01"}, "has no --sinse"),
        ("contacts", {"actor": "nobody at all"}, "No actor of the graph is called “nobody at all”"),
        (
            "contacts",
            {"actor": "kello"},
            "No actor of the graph is called “kello”: did you mean person/okello?",
        ),
        ("contacts", {"actor": " "}, "give a name as documents have it"),
        ("contacts", {"actor": "state/XX"}, "No actor of the graph"),
        ("contacts", {"actor": "https://example.org/>} "}, "No actor of the graph"),
        ("contacts", {"actor": "person/dahl", "since": "May"}, "takes a day, year first"),
        ("who-met-whom", {"atLeast": "-1"}, "takes a whole number"),
        ("statements", {"speaker": "person/dahl", "act": "shout"}, "takes one of state, stress"),
        ("statements", {"speaker": "person/dahl", "topic": "\udc80"}, "characters that no text has"),
    ],
)
def test_wrong_usage_is_told(store, name, arguments, words):
    with pytest.raises(InputError, match=re.escape(words)):
        bound(queries()[name], arguments, store, BASE)


def test_a_name_of_several_is_all_of_them(store):
    store.add(
        ox.Quad(
            ox.NamedNode(f"{BASE}person/other-dahl"),
            ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
            ox.Literal("DAHL"),
        )
    )
    store.add(
        ox.Quad(
            ox.NamedNode(f"{BASE}person/other-dahl"),
            ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ox.NamedNode("https://w3id.org/memcon/ns#Actor"),
        )
    )
    found = terms(Parameter("x", "actor", None, required=True, description=""), "dahl", store, BASE)
    assert [short(one, BASE) for one in found] == ["person/dahl", "person/other-dahl"]
