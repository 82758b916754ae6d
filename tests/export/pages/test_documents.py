"""The article page has the whole text, every fact and its triples, and nothing of a text becomes markup."""

from urllib.parse import unquote

import pytest

from examples import COLUMN, READOUT, column, document, empty, readout
from memcon.export.pages.documents import PART
from memcon.map import map_document
from memcon.model import Actor, Attribution, Findings, Mention, Span, Statement, Unresolved
from paged import BASE, article, flat, grown, pages

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;\u202eevil 🐟 {{ 7 * 7 }}'


@pytest.mark.parametrize(("findings", "text"), [(readout(), READOUT), (column(), COLUMN)])
def test_the_whole_text_is_there(findings, text):
    page = article(findings)
    body = text.removeprefix(findings.document.title or "")
    assert flat(page.article).startswith(flat(body))


def test_every_fact_has_a_mark_a_place_in_the_list_and_its_triples():
    findings = readout()
    card, page = grown(findings).card, article(findings)
    facts = [one.iri for one in (*card.meetings, *card.statements)]
    facts += [one.named.iri for one in card.actors]
    ids, marked = page.attributes("id"), " ".join(page.attributes("data-facts")).split()
    for fact in facts:
        assert ids.count(fact) == 1
        assert fact in marked
    said = "".join(page.text)
    assert "a mc:Meeting ;" in said
    assert "mc:quote" in said
    assert "skos:prefLabel" in said


def test_links_stay_in_the_page_or_lead_to_pages():
    page = article(readout())
    ids = set(page.attributes("id"))
    inside = [link[1:] for link in page.attributes("href") if link.startswith("#")]
    assert inside
    assert {unquote(link) for link in inside} <= ids


def test_each_evidence_has_its_anchor():
    findings = readout()
    found = {iri.partition("#")[2] for iri in map(str, map_document(findings, BASE).graph.subjects())} - {""}
    assert found <= set(article(findings).attributes("id"))


def hostile() -> Findings:
    text = f"{EVIL} said {EVIL}.\n"
    mention = Span(0, len(EVIL), EVIL)
    content = Span(len(EVIL) + 6, len(text) - 2, EVIL)
    cue = Span(len(EVIL) + 1, len(EVIL) + 5, "said")
    return Findings(
        document(text, f"{EVIL}.txt", title=EVIL, publisher=EVIL, url="https://example.org/?a=1&b=2"),
        (Mention(mention, "name", "person"),),
        (),
        (Statement(Attribution(cue, (mention,), (content,)), (0,), "state", "indirect", topic=content),),
        (Actor("person/evil", "person", EVIL, (EVIL,), (0,)),),
        unresolved=(Unresolved(0, EVIL),),
    )


def test_nothing_of_a_text_becomes_markup_or_script():
    for path, page in pages(hostile()).items():
        scripts = [found for tag, found in page.tags if tag == "script"]
        assert all(set(found) == {"src", "defer"} for found in scripts), path
        assert not [tag for tag, _ in page.tags if tag == "img"]
        assert not [name for _, found in page.tags for name in found if name.startswith("on")]
        assert "{{ 7 * 7 }}" in flat(page.text)
        assert flat(EVIL) in flat(page.text)


def test_an_empty_text_and_one_without_facts():
    assert "The weather will stay fair." in flat(article(empty()).text)
    nothing = Findings(document("", "nothing.txt"))
    assert "The text is empty." in flat(article(nothing).text)


def test_a_long_text_goes_on_on_further_pages_and_facts_stand_with_their_words():
    filler = "Fair weather goes on and on. " * 30 + "\n\n"
    text = filler * 40 + "Okello said yes.\n"
    start = text.index("Okello")
    speaker = Span(start, start + 6, "Okello")
    words = Attribution(
        Span(start + 7, start + 11, "said"), (speaker,), (Span(start + 12, start + 15, "yes"),)
    )
    findings = Findings(
        document(text, "long.txt"),
        (Mention(speaker, "name", "person"),),
        (),
        (Statement(words, (0,), "state", "indirect"),),
        (Actor("person/okello", "person", "Okello", (), (0,)),),
    )
    found = pages(findings)
    first = f"document/{findings.document.sha256[:16]}"
    parts = [path for path in found if path.startswith("document/")]
    assert parts == [f"{first}.html", f"{first}/2.html"]
    [statement] = [one.iri for one in grown(findings).card.statements]
    assert [statement in found[path].attributes("id") for path in parts] == [False, True]
    told = flat(words for path in parts for words in found[path].article if " of 2" not in words)
    assert flat(text)[:200] in told
    assert told.count("Fair weather goes on and on.") == 30 * 40
    assert all(len(found[path].article) and len("".join(found[path].article)) < PART * 1.2 for path in parts)


def test_the_same_document_gives_the_same_bytes():
    assert grown(readout()).pages == grown(readout()).pages


def test_the_documents_files():
    made = grown(readout()).pages
    [turtle] = [content for path, content in made.items() if path.endswith(".ttl")]
    assert turtle.startswith(b"@base <https://example.org/id/> .")
    [jsonld] = [content for path, content in made.items() if path.endswith(".jsonld")]
    assert jsonld.lstrip().startswith(b"{")
