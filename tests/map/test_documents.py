"""What a document's metadata becomes."""

import pytest
from rdflib import DCTERMS, Literal, URIRef

from examples import document
from memcon.map.documents import document_issues, document_triples


def said(term, **stated):
    triples = document_triples("https://example.org/", document("Text.", "a.txt", **stated))
    return [value for _, found, value in triples if found == term]


@pytest.mark.parametrize(
    ("term", "stated", "expected"),
    [
        (DCTERMS.identifier, {}, [Literal("a.txt")]),
        (DCTERMS.title, {}, []),
        (DCTERMS.title, {"title": "Talks"}, [Literal("Talks")]),
        (DCTERMS.creator, {}, []),
        (DCTERMS.creator, {"author": "Ada Ruiz; Jon Berg"}, [Literal("Ada Ruiz; Jon Berg")]),
        (DCTERMS.source, {"url": "https://example.org/a?b=c#d"}, [URIRef("https://example.org/a?b=c#d")]),
        (DCTERMS.source, {"url": "example.org/a"}, []),
        (DCTERMS.source, {"url": "https://example.org/a b"}, []),
        (DCTERMS.source, {"url": 'https://example.org/"a"'}, []),
        (DCTERMS.license, {"licence": "CC BY 4.0"}, [Literal("CC BY 4.0")]),
        (DCTERMS.license, {"licence": "https://example.org/by"}, [URIRef("https://example.org/by")]),
        (DCTERMS.language, {"language": "en"}, [Literal("en")]),
    ],
)
def test_metadata(term, stated, expected):
    assert said(term, **stated) == expected


def test_an_address_that_is_none_is_reported():
    (issue,) = document_issues(document("Text.", "a.txt", url="example.org/a"))
    assert "example.org/a" in issue.problem
    assert not list(document_issues(document("Text.", "a.txt", url="https://example.org/a")))
