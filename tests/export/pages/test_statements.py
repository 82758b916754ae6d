"""The page of a statement: the quote in its place in the text, and the statement's triples to take along."""

import re
from urllib.parse import unquote

import pyoxigraph as ox
import pytest

from examples import column, readout
from memcon.map import map_document
from paged import BASE, flat, grown, pages

FORMATS = {"ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}


def statements(findings):
    return {path: page for path, page in pages(findings).items() if path.startswith("statement/")}


def files(page):
    """What can be taken along, by its ending."""
    links = [found for tag, found in page.tags if tag == "a" and "download" in found]
    return {one["download"].rpartition(".")[2]: unquote(one["href"].partition(",")[2]) for one in links}


@pytest.mark.parametrize("findings", [readout(), column()])
def test_each_statement_has_a_page_with_its_words_in_their_place(findings):
    found, told = statements(findings), grown(findings).card.statements
    assert set(found) == {f"{one.iri}.html" for one in told}
    for one in told:
        assert flat(one.content) in flat(found[f"{one.iri}.html"].text)


def test_a_quote_stands_in_its_sentence_with_its_speaker_and_cue_marked():
    [page] = [one for one in statements(readout()).values() if "announce" in flat(one.text)]
    marks = [
        found["href"] for tag, found in page.tags if tag == "a" and "#char=" in (found.get("href") or "")
    ]
    assert len(marks) == 4
    assert all(re.fullmatch(r"\.\./document/[0-9a-f]{16}\.html#char=\d+,\d+", link) for link in marks)
    assert "“We have agreed on the text,” Dahl told Okello, “and we shall sign it in May.”" in flat(page.text)


@pytest.mark.parametrize("findings", [readout(), column()])
def test_both_files_hold_the_same_triples_which_are_the_graphs_own(findings):
    graph = ox.Store()
    graph.load(map_document(findings, BASE).graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    for path, page in statements(findings).items():
        parsed = [
            {str(quad) for quad in ox.parse(text, format=FORMATS[ending])}
            for ending, text in files(page).items()
        ]
        assert parsed[0] == parsed[1]
        assert parsed[0] <= {str(quad) for quad in graph}
        about = f"<{BASE}{path.removesuffix('.html')}>"
        assert {line for line in parsed[0] if line.startswith(about)} == {
            str(quad) for quad in graph if str(quad.subject) == about
        }


def test_a_statement_without_a_source_says_so():
    [told] = [one for one in grown(column()).card.statements if not one.speakers]
    assert "No source named: state" in flat(statements(column())[f"{told.iri}.html"].text)
