"""Lemmas: form -> dictionary form, and the speech lexicon that knows the words."""

from typing import get_args

import pytest

from memcon.model import Act, Stance
from memcon.ontology import rows
from memcon.understand.attributions.cues import lexicon
from memcon.understand.lemmas import lemma

KNOWN = {
    "say",
    "deny",
    "plan",
    "urge",
    "stress",
    "agree",
    "die",
    "speak",
    "discuss",
    "go",
    "criticise",
    "lie",
}
IRREGULAR = {"said": "say", "spoke": "speak", "went": "go", "lying": "lie"}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("say", "say"),
        ("Says", "say"),
        ("SAID", "say"),
        ("saying", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("denying", "deny"),
        ("planned", "plan"),
        ("planning", "plan"),
        ("plans", "plan"),
        ("urged", "urge"),
        ("urging", "urge"),
        ("stresses", "stress"),
        ("agreed", "agree"),
        ("agreeing", "agree"),
        ("spoke", "speak"),
        ("went", "go"),
        ("goes", "go"),
        ("discussing", "discuss"),
        ("lying", "lie"),
        ("as", None),
        ("s", None),
        ("", None),
        ("unheard", None),
    ],
)
def test_the_lemma_of_a_form(form, expected):
    assert lemma(form, KNOWN, IRREGULAR) == expected


def test_the_lexicon_uses_acts_stances_and_frames_that_exist():
    frames = {
        "clause", "quote", "infinitive", "object-infinitive", "addressee-infinitive", "noun",
        "complement", "host", "span",
    }  # fmt: skip
    for row in rows("lexicon/speech.csv"):
        silent = row["kind"] in {"light", "carrier", "negation"}
        assert row["act"] in get_args(Act) or (silent and not row["act"]), row
        assert row["stance"] in {"", *get_args(Stance)}, row
        assert set(row["frames"].split()) <= frames, row
        assert row["frames"] == "span" or bool(row["frames"]) != silent, row
        assert row["lemma"] == row["lemma"].lower().strip(), row


def test_the_lexicon_says_nothing_twice():
    keys = [
        (r["lemma"], r["kind"], frame) for r in rows("lexicon/speech.csv") for frame in r["frames"].split()
    ]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_lexicon_is_large_enough_to_be_of_use():
    entries = [entry for group in lexicon().entries.values() for entry in group]
    assert len({entry.lemma for entry in entries if entry.kind == "verb"}) > 400
    assert len({entry.lemma for entry in entries if entry.kind == "noun"}) > 80
