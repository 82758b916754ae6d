"""The tables of words: that they can be read, agree with one another and hold what the reading rests on."""

import unicodedata
from typing import get_args

import pytest

from memcon import ontology
from memcon.errors import OntologyError
from memcon.lexicon import documents, given_names, groups, honorifics, offices, portfolios
from memcon.model import Act, Stance
from memcon.understand.attributions.cues import lexicon

TABLES = (offices, portfolios, groups, given_names, honorifics)


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_lower_case_with_straight_apostrophes(table):
    assert table()
    assert all(key == key.lower() and key == " ".join(key.split()) and "’" not in key for key in table())


@pytest.mark.parametrize("table", TABLES)
def test_tables_cannot_be_changed(table):
    with pytest.raises(TypeError):
        table()["word"] = None


@pytest.mark.parametrize(
    ("words", "class_", "gender", "title"),
    [
        ("president", "head of state", None, True),
        ("prime minister", "head of government", None, True),
        ("minister", "minister", None, True),
        ("secretary of state", "minister", None, True),
        ("secretary-general", "official", None, True),
        ("spokeswoman", "spokesperson", "female", True),
        ("spokesman", "spokesperson", "male", True),
        ("king", "royal", "male", True),
        ("queen", "royal", "female", True),
        ("head", "official", None, False),
        ("senator", "legislator", None, True),
        ("general", "military", None, True),
        ("ayatollah", "religious", "male", True),
        ("judge", "judge", None, True),
        ("envoy", "diplomat", None, True),
    ],
)
def test_offices(words, class_, gender, title):
    office = offices()[words]
    assert (office.class_, office.gender, office.title) == (class_, gender, title)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("spokesmen", "spokesman"), ("secretaries of state", "secretary of state"),
        ("secretaries-general", "secretary-general"), ("envoys", "envoy"),
        ("chiefs of staff", "chief of staff"),
        ("attorneys general", "attorney general"), ("deputies", "deputy"), ("ministers", "minister"),
    ],
)  # fmt: skip
def test_offices_are_found_by_their_plural(plural, singular):
    assert offices()[plural].words == singular
    assert offices()[plural].plural == plural


@pytest.mark.parametrize(
    ("modifiers", "head"),
    [
        ("deputy foreign", "minister"), ("special", "envoy"), ("first deputy prime", "minister"),
        ("former defense", "secretary"), ("outgoing", "president"), ("acting interior", "minister"),
        ("national security", "adviser"), ("chief nuclear", "negotiator"), ("opposition", "leader"),
        ("permanent", "representative"), ("foreign policy", "chief"), ("interim oil", "minister"),
        ("foreign affairs", "minister"), ("european affairs", "secretary of state"), ("ex-", "chancellor"),
        ("senior presidential", "aide"), ("new trade", "commissioner"), ("army", "chief of staff"),
    ],
)  # fmt: skip
def test_offices_are_composed(modifiers, head):
    assert head in offices()
    assert composed(modifiers.split())


def composed(words):
    """Whether the words are modifiers one after the other, some of them of several words."""
    return not words or any(
        " ".join(words[:cut]) in portfolios() and composed(words[cut:]) for cut in range(1, len(words) + 1)
    )


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("former", "past"), ("ex-", "past"), ("late", "past"), ("then", "past"), ("ousted", "past"),
        ("acting", "present"), ("outgoing", "present"), ("caretaker", "present"),
        ("incoming", "future"), ("elect", "future"), ("-elect", "future"),
        ("foreign", None), ("deputy", None),
    ],
)  # fmt: skip
def test_when_an_office_is_held(words, when):
    assert portfolios()[words].when == when


def test_only_words_of_time_say_when():
    assert all((each.class_ == "time") == (each.when is not None) for each in portfolios().values())


@pytest.mark.parametrize(
    ("word", "class_"),
    [
        ("government", "government"), ("administration", "government"), ("regime", "government"),
        ("authorities", "government"), ("ministry", "body"), ("army", "body"), ("embassy", "body"),
        ("foreign office", "body"), ("court", "body"), ("officials", "people"), ("diplomats", "people"),
        ("rebels", "people"), ("troops", "people"), ("sources", "people"), ("ambassadors", "people"),
        ("refugees", "people"), ("analysts", "people"),
    ],
)  # fmt: skip
def test_groups(word, class_):
    assert groups()[word].class_ == class_


def test_groups_are_many():
    assert len({group.word for group in groups().values()}) >= 120


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("angela", "female"), ("françois", "male"), ("francois", "male"), ("sergei", "male"),
        ("federica", "female"), ("recep", "male"), ("ursula", "female"), ("narendra", "male"),
        ("ngozi", "female"), ("volodymyr", "male"),
        ("michèle", "female"), ("jean-yves", "male"), ("rené", "male"),
    ],
)  # fmt: skip
def test_given_names(name, gender):
    assert given_names()[name] == gender


@pytest.mark.parametrize(
    "name",
    ["andrea", "nicola", "kim", "jean", "sasha", "robin", "simone", "gabriele", "michele", "janis", "rene",
     "nikita", "dominique", "alexis", "jan", "joan", "said", "will", "may", "june"],
)  # fmt: skip
def test_names_of_either_gender_or_that_are_common_words_are_left_out(name):
    assert name not in given_names()


def test_given_names_are_many_and_both_ways_of_writing_agree():
    assert len(given_names()) >= 600
    for name, gender in given_names().items():
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        assert given_names().get(bare, gender) == gender


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("mr", "male"), ("mr.", "male"), ("mrs.", "female"), ("ms", "female"), ("dr", None), ("sir", "male"),
        ("lady", "female"), ("h.e.", None), ("his excellency", "male"), ("her majesty", "female"),
    ],
)  # fmt: skip
def test_honorifics(words, gender):
    assert honorifics()[words] == gender


WRONG = {
    "lexicon/given_names": (given_names, "name,gender\nAnna,f\n", "“f” is none of"),
    "lexicon/honorifics": (honorifics, "words,gender\nmr,male\nMr,male\n", "“Mr” stands there twice"),
    "lexicon/groups": (groups, "word,plural,class\narmy,armies,force\n", "“force” is none of"),
    "gazetteer/portfolios": (portfolios, "words,class,value\nlate,time,gone\n", "“gone” is none of"),
    "gazetteer/offices": (
        offices, "words,plural,class,gender,title,of\nking,kings,noble,,,\n", "“noble” is none of",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_tables_that_are_wrong(tmp_path, monkeypatch, name):
    table, content, message = WRONG[name]
    path = tmp_path / f"{name}.csv"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(ontology, "folder", lambda: tmp_path)
    table.cache_clear()
    with pytest.raises(OntologyError, match=message):
        table()
    table.cache_clear()


def test_documents_are_single_lower_case_words():
    assert {"letter", "poll", "ruling"} <= documents()
    assert all(word == word.lower().strip() and " " not in word for word in documents())


def test_rows_of_the_speech_lexicon_that_only_classify_are_not_looked_for():
    looked_for = {entry for group in lexicon().entries.values() for entry in group}
    known = {entry for group in lexicon(whole=True).entries.values() for entry in group}
    assert looked_for == {entry for entry in known if "span" not in entry.frames}
    assert len(known) > 3 * len(looked_for)


def test_every_act_and_both_stances_have_verbs_and_nouns():
    known = [entry for group in lexicon(whole=True).entries.values() for entry in group]
    for kind in ("verb", "noun"):
        assert {entry.act for entry in known if entry.kind == kind} == set(get_args(Act))
        assert {entry.stance for entry in known if entry.kind == kind} == {"", *get_args(Stance)}
