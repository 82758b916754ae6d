"""Gold as examples and batches; needs no torch."""

import random
from itertools import pairwise

import numpy as np
import pytest

from memcon.evaluate.gold import GoldAttribution, GoldDocument, Words
from memcon.train.batches import apart, batches, links, spoiled, stretches, targets
from memcon.train.examples import examples
from memcon.understand.attributions.tagger.network import network
from memcon.understand.attributions.tagger.tags import TAGS
from memcon.understand.attributions.tagger.windows import FRAME, LONGEST, inputs

TEXT = "“Talks failed,” Ana Okoro said, “for now.”\n\nThe embassy of Kosta denied it."


def at(exact):
    start = TEXT.index(exact)
    return Words(start, start + len(exact), exact)


def document():
    return GoldDocument(
        name="one",
        text=TEXT,
        attributions=(
            GoldAttribution((at("Ana Okoro"),), (at("said"),), (at("“Talks failed,”"), at("“for now.”"))),
            GoldAttribution((at("The embassy of Kosta"),), (at("denied"),), (at("it"),)),
            GoldAttribution((), (), ()),
        ),
    )


@pytest.fixture(scope="module")
def example():
    (found,) = examples([document()], network().tokenizer)
    return found


def words(example, found):
    return TEXT[example.words.start[found[0]] : example.words.end[found[1] - 1]]


def test_spans_become_tags_without_the_marks_at_their_edges(example):
    tagged = [(words(example, (n, n + 1)), TAGS[tag]) for n, tag in enumerate(example.tags) if tag]
    assert tagged == [
        ("Talks", "B-content"), ("failed", "I-content"), ("Ana", "B-source"), ("Okoro", "I-source"),
        ("said", "B-cue"), ("for", "B-content"), ("now", "I-content"), ("The", "B-source"),
        ("embassy", "I-source"), ("of", "I-source"), ("Kosta", "I-source"), ("denied", "B-cue"),
        ("it", "B-content"),
    ]  # fmt: skip


def test_links_count_from_the_stretch_and_forget_what_lies_outside(example):
    spans, sources, cues = links((example, (0, len(example.words))))
    assert (len(spans.sources), sources, cues) == (2, [0, 1], [0, 0, 1])
    first = example.words.start.tolist().index(at("said").start)
    spans, sources, cues = links((example, (first, len(example.words))))
    assert spans.cues[0] == (0, 1)
    assert (sources, cues) == ([-1, 0], [0, 1])


@pytest.mark.parametrize("seed", range(5))
def test_an_epoch_holds_every_document_and_is_the_same_for_the_same_seed(example, seed):
    many = [example] * 20
    found = batches(many, 8, random.Random(seed))
    assert [[seen for _, seen in group] for group in found] == [
        [seen for _, seen in group] for group in batches(many, 8, random.Random(seed))
    ]
    assert sum(len(group) for group in found) == 20
    for one, seen in (stretch for group in found for stretch in group):
        assert 0 < one.words.size(*seen) + FRAME <= LONGEST


def test_a_long_document_falls_into_stretches_that_cover_it():
    long = GoldDocument(name="long", text="\n\n".join([TEXT] * 40))
    (found,) = examples([long], network().tokenizer)
    seen = [stretch for _, stretch in stretches(found, random.Random(1))]
    assert seen[0][0] == 0
    assert seen[-1][1] > len(found.words) - 40
    assert all(a[1] <= b[0] + 60 for a, b in pairwise(seen))


def test_what_is_spoiled_is_inputs_alone(example):
    group = [(example, (0, len(example.words)))] * 60
    before, given = (
        inputs([(one.words, seen) for one, seen in group]),
        inputs([(e.words, s) for e, s in group]),
    )
    spoiled(given, np.random.default_rng(7))
    changed = {name for name in given if (given[name] != before[name]).any()}
    assert changed <= {"ids", "case", "quotation", "rule", "borders"}
    assert {"ids", "case"} <= changed


def test_targets_stay_legal_where_a_stretch_cuts_a_span(example):
    cut = example.words.start.tolist().index(at("Okoro").start)
    assert targets([(example, (cut, cut + 3))], 4).tolist() == [[1, 3, 0, 0]]


def test_ranges_apart_share_no_word():
    assert apart([(0, 2), (2, 3), (5, 6)], [(1, 2), (6, 9)]) == [(2, 3), (5, 6)]
