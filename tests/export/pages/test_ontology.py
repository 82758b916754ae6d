"""The page about the ontology has every term at its anchor, every rule and alignment, and true examples."""

import datetime as dt
import os
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef

from examples import column, empty, readout
from memcon import ontology
from memcon.errors import OntologyError
from memcon.export.pages.cards import (
    About,
    ActorTold,
    Card,
    MeetingTold,
    Named,
    Office,
    Passage,
    StatementTold,
    When,
    Words,
)
from memcon.export.pages.ontology import LOOKED_AT, Ontology
from memcon.export.pages.ontology.colours import coloured
from memcon.export.pages.ontology.examples import examples
from memcon.export.pages.ontology.sources import FILES, read_sources, sources
from memcon.export.pages.ontology.view import UNTOLD
from memcon.map import map_document
from paged import BASE, Page, flat, grown

OURS = "https://w3id.org/memcon/ns#"
TERMS, ALIGNMENTS, SHAPES = (
    Graph().parse(ontology.folder() / name) for name in ("memcon.ttl", "alignments.ttl", "shapes.ttl")
)
NAMES = sorted({term.removeprefix(OURS) for term in TERMS.subjects(RDF.type) if term.startswith(OURS)})
TEXTS = {name: (ontology.folder() / name).read_bytes() for name in FILES}


class Entries(HTMLParser):
    """The text of each entry, by its anchor, headings apart from the rest."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        if tag == "section":
            self.open.append(dict(attrs).get("id") or "")
            self.entries.setdefault(self.open[-1], [])

    def handle_endtag(self, tag):
        if tag == "section":
            self.open.pop()

    def handle_data(self, data):
        if self.open:
            self.entries[self.open[-1]].append(data)


def card(document="document/0a", **parts) -> Card:
    return Card(About(document, f"{document}.txt", "A title"), **parts)


def told(**changed) -> StatementTold:
    usual = {
        "iri": "statement/1", "speakers": (Named("person/dahl", "Ine Dahl"),), "act": "state", "stance": "",
        "wording": "indirect", "modality": "", "negated": False, "addressees": (), "targets": (),
        "cue": "said", "content": "that it would rain", "quoted": False, "when": When(), "made_at": None,
        "same_as": None, "evidence": Words(0, 4, "Dahl"),
    }  # fmt: skip
    return StatementTold(**{**usual, **changed})


def pages(*cards: Card) -> dict[str, bytes]:
    section = Ontology(BASE)
    for number, one in enumerate(cards):
        section.add(number, one)
    [owner] = section.owners()
    return dict(section.pages(owner, cards))


def found(*cards: Card) -> dict[str, str]:
    return {name: one.turtle for name, one in examples(cards, set(NAMES)).items()}


EMPTY = pages()["ontology.html"]
FULL = pages(*(grown(each).card for each in (readout(), column(), empty())))["ontology.html"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", [EMPTY, FULL], ids=["empty", "full"])
def test_a_term_has_one_anchor_with_its_label_and_comment(page, name):
    assert Page(page).attributes("id").count(name) == 1
    entry, term = flat(Entries(page).entries[name]), URIRef(f"{OURS}{name}")
    for said in (RDFS.label, RDFS.comment, SKOS.prefLabel, SKOS.definition, SKOS.notation, SKOS.example):
        for words in TERMS.objects(term, said):
            assert flat(words) in entry


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", [EMPTY, FULL], ids=["empty", "full"])
def test_a_term_has_an_example_or_says_that_it_has_none(page, name):
    if (URIRef(f"{OURS}{name}"), RDF.type, SKOS.ConceptScheme) not in TERMS:
        entry = flat(Entries(page).entries[name])
        assert (" . from " in entry) != ("No example" in entry)


def test_links_between_terms_are_shown_from_both_ends():
    entries = Entries(EMPTY).entries
    for link, name in ((RDFS.domain, "Domain"), (RDFS.range, "Range"), (RDFS.subClassOf, "Superclass")):
        for term, other in TERMS.subject_objects(link):
            if other.startswith(OURS):
                assert name in entries[term.removeprefix(OURS)]
                assert f"mc:{other.removeprefix(OURS)}" in entries[term.removeprefix(OURS)]
                assert f"mc:{term.removeprefix(OURS)}" in entries[other.removeprefix(OURS)]


def test_every_alignment_is_there():
    page, entries, names = Page(EMPTY), Entries(EMPTY).entries, sources().names
    links = page.attributes("href")
    for term, relation, theirs in ALIGNMENTS:
        if term.startswith(OURS):
            assert str(theirs) in links
            entry = entries[term.removeprefix(OURS)]
            assert names.short(theirs) in entry
            assert names.short(relation) in entry
        elif isinstance(theirs, Literal):
            assert str(theirs) in flat(page.text)


def test_every_message_of_the_shapes_is_there():
    text = flat(Page(EMPTY).text)
    assert not [words for words in SHAPES.objects(None, SH.message) if flat(words) not in text]


def test_what_shapes_demand_is_told_of_their_class():
    entries = {name: flat(words) for name, words in Entries(EMPTY).entries.items()}
    for words in (
        "mc:holder exactly one mc:Actor",
        "mc:former at most one value: true",
        "mc:office at least one text (xsd:string), not empty",
        "has these properties (and rdf:type) and no other",
    ):
        assert words in entries["Tenure"]
    assert "whole number (xsd:integer), from 0 on, smaller than mc:end" in entries["Evidence"]
    assert "not empty, of at most 30 characters" in entries["Evidence"]
    assert "of the pattern ^[0-9a-f]{64}$" in entries["Document"]
    assert "mc:mention or another’s mc:officeOf at least one value" in entries["Actor"]
    assert "As each mc:Actor" in entries["Person"]
    assert (
        "either has at least two mc:participant, or has at least one mc:participant that is an mc:Group"
    ) in entries["Meeting"]
    assert "mc:dateEarliest or mc:dateLatest no values" in entries["shape-DayOrBounds"]
    assert "has mc:basis-inferred as its mc:dateBasis" in entries["shape-DateWithWords"]
    assert "In each mc:Meeting: exactly one of mc:form-meeting" in entries["form"]


def test_a_demand_without_words_is_an_error():
    shapes = TEXTS["shapes.ttl"].replace(b"sh:maxLength 30", b"sh:uniqueLang true")
    with pytest.raises(OntologyError, match="uniqueLang"):
        read_sources({**TEXTS, "shapes.ttl": shapes})


def test_unions_and_whatever_else_the_file_says_are_shown():
    more = b"""
mc:old a owl:ObjectProperty , owl:FunctionalProperty ;
  rdfs:domain [ owl:unionOf ( mc:Meeting mc:Statement ) ] ;
  rdfs:label "old"@en ; rdfs:comment "Use mc:form, not mc:formula."@en ; owl:deprecated true .
"""
    term = read_sources({**TEXTS, "memcon.ttl": TEXTS["memcon.ttl"] + more}).terms[-1]
    rows = {row.name: "".join(piece.text for piece in row.values) for row in term.rows}
    assert rows == {
        "Also": "owl:FunctionalProperty",
        "Domain": "mc:Meeting or mc:Statement",
        "owl:deprecated": "true",
    }
    assert [piece.href for piece in term.comment] == ["", "#form", ""]


@pytest.mark.parametrize("findings", [readout(), column(), empty()])
def test_examples_are_triples_of_the_graph(findings):
    graph = map_document(findings, BASE).graph
    prolog = f"@base <{BASE}> . " + " ".join(
        f"@prefix {prefix}: <{space}> ." for prefix, space in sources().names.prefixes.items()
    )
    shown = found(grown(findings).card)
    for turtle in shown.values():
        assert not set(Graph().parse(data=f"{prolog}\n{turtle}")) - set(graph)
    assert "Document" in shown


def test_the_readout_has_an_example_of_what_it_tells():
    shown = found(grown(readout()).card)
    assert {"Meeting", "Quotation", "Tenure", "Group", "host", "place", "topic", "addressee"} <= set(shown)
    assert "mc:act mc:act-support ;" in shown["act-support"]
    assert "mc:cue " in shown["act-support"]
    assert "mc:host <person/" in shown["host"]


def test_first_words_are_told_only_where_it_is_clear_what_they_are():
    def role(**changed):
        return sorted(
            name
            for name in found(card(statements=(told(**changed),)))
            if name[0].islower() and name.endswith("Evidence")
        )

    assert role() == ["speakerEvidence"]
    assert role(speakers=()) == []
    assert role(evidence=Words(0, 4, "said")) == ["cueEvidence"]
    assert role(evidence=Words(0, 4, "that it would rain")) == ["contentEvidence"]
    assert role(evidence=Words(0, 7, "that it")) == []
    assert role(content="that it … would rain", evidence=Words(0, 7, "that it")) == ["contentEvidence"]
    assert role(content="said", evidence=Words(0, 4, "said")) == []
    assert role(content="that it would…", evidence=Words(0, 4, "that it would rain")) == ["contentEvidence"]


def test_words_that_a_card_cuts_are_not_shown():
    shown = found(card(statements=(told(content="that it would…"),)))
    assert "content" not in shown
    assert "mc:content" not in shown["act"]


@pytest.mark.parametrize(
    ("content", "quotes"),
    [
        ("“It rains.”", ['"It rains."']),
        ("He said “no” and “yes”", []),
        ("“It … rains”", []),
        ("“a” … “b”", []),
    ],
)
def test_a_quote_is_told_only_where_it_is_the_whole_content(content, quotes):
    shown = found(card(statements=(told(content=content, quoted=True, wording="direct"),)))
    assert [quote for quote in quotes if quote in shown["quote"]] == quotes
    assert ("quote" in shown) == bool(quotes)


def meeting(**changed) -> MeetingTold:
    usual = {
        "iri": "meeting/1", "form": "summit", "status": "planned",
        "participants": (Named("state/NO", "Norway"), Named("state/UG", "Uganda")),
        "host": None, "places": (),
        "topics": (), "when": When(), "evidence": (Words(4, 7, "met"),), "passages": (),
    }  # fmt: skip
    return MeetingTold(**{**usual, **changed})


def test_days():
    day, other = dt.date(2031, 3, 4), dt.date(2031, 3, 9)
    one = found(card(meetings=(meeting(when=When(day, day, "Tuesday", "relative")),)))
    assert 'mc:date "2031-03-04"^^xsd:date ;' in one["date"]
    assert 'mc:dateText "Tuesday" ;' in one["basis-relative"]
    two = found(card(meetings=(meeting(when=When(day, other, "this week", "relative")),)))
    assert {"dateEarliest", "dateLatest"} <= set(two)
    assert "date" not in two


def test_marks_of_a_meeting_are_told_only_where_it_is_clear_what_for():
    text = "A long beginning, so that they met in Oslo on fish, with an ending that is long enough."
    words = Words(text.index("Oslo"), text.index("Oslo") + 4, "Oslo")
    passages = (Passage(text, 0, (words,)),)
    place, topic = (Named("place/1", "Oslo"),), (Named("topic/1", "Oslo"),)
    clear = found(card(meetings=(meeting(places=place, passages=passages),)))
    assert "mc:placeEvidence <document/0a#char=38,42> ;  # Oslo" in clear["placeEvidence"]
    assert f'mc:prefix "{text[8:38]}" ;' in clear["prefix"]
    assert text[42:72] in clear["suffix"]
    assert "placeEvidence" not in found(
        card(meetings=(meeting(places=place, topics=topic, passages=passages),))
    )


def test_the_first_document_that_has_one_gives_the_example():
    first, second, third = (card(f"document/{number}", statements=(told(act=act),)) for number, act in (
        (1, "state"), (2, "state"), (3, "warn"),
    ))  # fmt: skip
    section = Ontology(BASE)
    for number, one in enumerate((first, second, third)):
        section.add(number, one)
    [owner] = section.owners()
    assert (owner.name, owner.documents) == ("ontology", (0, 2))
    entries = Entries(dict(section.pages(owner, (first, second, third)))["ontology.html"]).entries
    assert "document/1.html" not in flat(entries["act-warn"])
    assert "<document/3#char=0,4>" in flat(entries["act-warn"])
    assert "<document/1#char=0,4>" in flat(entries["act-state"])


def test_late_documents_change_nothing():
    section = Ontology(BASE)
    section.add(LOOKED_AT, card(statements=(told(),)))
    assert [owner.documents for owner in section.owners()] == [()]


def test_terms_without_examples_are_terms_that_no_card_tells():
    everything = card(
        meetings=(meeting(host=Named("actor/1", "A")),),
        statements=(told(negated=True, same_as="statement/0"),),
        offices=(
            Office(
                "tenure/1",
                Named("person/a", "A"),
                "ex-king",
                "king",
                None,
                former=True,
                evidence=Words(0, 1, "A"),
            ),
        ),
        actors=(ActorTold(Named("group/a", "some"), ("few",), None, 1, Words(0, 4, "some")),),
    )
    assert not set(UNTOLD) & set(found(everything))
    assert {"former", "negated", "sameUtteranceAs", "Group", "mention", "host"} <= set(found(everything))


def test_words_never_become_markup():
    evil = '<script>alert(1)</script>"&amp;\\ <b>'
    page = pages(card(statements=(told(cue=evil, content=evil, evidence=Words(0, 4, evil)),)))[
        "ontology.html"
    ]
    assert b"<script" not in page
    assert {tag for tag, _ in Page(page).tags}.isdisjoint({"script", "style", "b", "iframe"})
    assert not [name for _, attrs in Page(page).tags for name in attrs if name.startswith(("on", "style"))]
    assert "".join(token.text for token in coloured(f'<a> "{evil}"  # {evil}')) == f'<a> "{evil}"  # {evil}'


def test_the_page_is_well_made():
    tags = Page(FULL).tags
    headings = [int(tag[1]) for tag, _ in tags if tag in {"h1", "h2", "h3", "h4", "h5"}]
    assert headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))
    ids = Page(FULL).attributes("id")
    assert len(ids) == len(set(ids))
    inner = {link[1:] for link in Page(FULL).attributes("href") if link.startswith("#")}
    assert inner <= set(ids)
    assert all("scope" in attrs for tag, attrs in tags if tag == "th")


def test_the_files_lie_beside_the_page():
    made = pages()
    for name in FILES:
        assert made[f"ontology/{name}"] == TEXTS[name]
        assert f"ontology/{name}" in Page(EMPTY).attributes("href")
    text = flat(Page(EMPTY).text)
    for said in TERMS.objects(URIRef(OURS.rstrip("#"))):
        assert said == OWL.Ontology or str(said) in text or str(said) in Page(EMPTY).attributes("href")
    assert BASE in text


def test_the_page_is_the_same_whatever_the_hashes():
    code = (
        "import sys; from memcon.export.pages.ontology import Ontology; s = Ontology('https://example.org/id/');"
        "[o] = s.owners(); sys.stdout.buffer.write(dict(s.pages(o, []))['ontology.html'])"
    )
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert made.stdout == EMPTY
