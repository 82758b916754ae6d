"""From linked mentions to actors: keys, labels, aliases, reasons, what no fact needs."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from memcon.model import Document, Findings
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations
from resolving import resolved

TEXT = """\
Chilean Foreign Minister Ana Roe met Omar Halim in Lima. Protesters shouted.

Roe thanked Peru’s government. A witness heard the Lake Council (LC) praise her."""


def by_label(findings):
    return {actor.label: actor for actor in findings.actors}


def test_the_label_is_the_fullest_name_and_the_others_are_aliases() -> None:
    found = by_label(resolved(TEXT))
    assert found["Ana Roe"].aliases == ("Roe",)
    assert found["Lake Council"].aliases == ("LC",)
    assert found["Peru"].aliases == ("Peru’s government",)


def test_a_known_actor_has_the_gazetteers_key_and_item() -> None:
    peru = by_label(resolved(TEXT))["Peru"]
    assert (peru.key, peru.wikidata) == ("state/PE", "Q419")


def test_a_key_depends_on_the_document_and_the_name_alone() -> None:
    key = by_label(resolved(TEXT))["Ana Roe"].key
    assert key.startswith("person/")
    assert key == by_label(resolved(TEXT))["Ana Roe"].key
    assert key != by_label(resolved(TEXT + " It rained."))["Ana Roe"].key


def test_unnamed_people_become_actors_only_where_a_fact_needs_them() -> None:
    findings = resolved(TEXT)
    assert {"Protesters", "witness"} <= set(by_label(findings))
    passing = resolve(replace(findings, statements=(), actors=(), tenures=(), unresolved=()))
    assert set(by_label(passing)) == {"Ana Roe", "Omar Halim", "Chile", "Peru", "Lake Council"}


def test_every_actor_says_why_its_mentions_are_one() -> None:
    assert by_label(resolved(TEXT))["Ana Roe"].reason == (
        "the full name; the only person here whose name this can be; "
        "the most prominent person before the pronoun"
    )


def test_each_mention_is_of_one_actor_or_unresolved_with_a_reason() -> None:
    findings = resolved(TEXT)
    held = [number for actor in findings.actors for number in actor.mentions]
    assert len(held) == len(set(held))
    open_ = {one.mention for one in findings.unresolved}
    assert open_.isdisjoint(held)
    assert all(one.reason for one in findings.unresolved)


def test_tenures_are_of_actors_that_are_there() -> None:
    findings = resolved(TEXT)
    keys = {actor.key for actor in findings.actors}
    assert {t.holder for t in findings.tenures} | {t.of for t in findings.tenures if t.of} <= keys


def test_four_times_the_text_takes_about_four_times_as_long() -> None:
    def seconds(times: int) -> float:
        text = "\n\n".join(TEXT.replace("Roe", f"Ro{'abcdefghij'[n % 10]}e") for n in range(times))
        parsed, quoted = parse(text, Settings().model), quotations(text, paragraphs(text))
        start = time.process_time()
        found = mentions(parsed, quoted, [])
        resolve(Findings(Document("long.txt", text, "0"), found))
        return time.process_time() - start

    seconds(5)
    assert seconds(160) < 12 * seconds(40)


PIECES = """President Presidents the of and , . Ana Roe Jon Roe al-Harbi Kenya Kenyan Kenyan’s government
 UN former prime minister his her he she who Roe ’s his counterpart (LC) Lake Council Congo official a The I “
 ” \n\n"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join))
def test_any_text_resolves_each_mention_once(text: str) -> None:
    findings = resolved(text)
    held = [number for actor in findings.actors for number in actor.mentions]
    assert len(held) == len(set(held))
    assert all(actor.mentions and actor.label.strip() and actor.key for actor in findings.actors)
    keys = {actor.key for actor in findings.actors}
    assert len(keys) == len(findings.actors)
    assert {t.holder for t in findings.tenures} | {t.of for t in findings.tenures if t.of} <= keys
