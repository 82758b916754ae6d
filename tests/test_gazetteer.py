"""The gazetteer: its facts against two packages that are not ours, and what it finds in sentences."""

import csv
import re
import time
from collections import Counter

import pytest
from babel import Locale
from countryinfo import CountryInfo
from hypothesis import given
from hypothesis import strategies as st

from memcon import ontology
from memcon.errors import OntologyError
from memcon.gazetteer import Entry, Gazetteer, gazetteer

# What countryinfo 1.0.1 gives for a state and we do not, with the reason.
CAPITALS_NOT_TAKEN = {
    "BI": "Bujumbura: the capital is Gitega since 2019; Bujumbura is a seat",
    "SZ": "Lobamba: seat of king and parliament; the capital is Mbabane",
    "VA": "Vatican City State: the name of the state",
    "IL": "Jerusalem: disputed, so that the cell is empty",
    "PS": "Jerusalem: disputed, so that the cell is empty",
    "SM": "City of San Marino: nobody writes that",
    "LK": "Colombo: the capital is Sri Jayawardenepura Kotte; Colombo is a seat",
}
DEMONYMS_NOT_TAKEN = {
    "AG": "Antiguan,Barbudan: two words in one",
    "BA": "Bosnian,Herzegovinian: two words in one",
    "CV": "Cape Verdian: misspelt",
    "DJ": "Djibouti: the name, no adjective",
    "VA": "empty",
    "PS": "none given",
    "KN": "Kittian and Nevisian: misspelt",
    "TJ": "Tadzhik: a transliteration no longer in use",
}
NOT_IN_COUNTRYINFO = {"XK"}

AMBIGUOUS = {
    "Congo": {"state/CG", "state/CD"},
    "Congolese": {"state/CG", "state/CD"},
    "Korea": {"state/KP", "state/KR"},
    "Korean": {"state/KP", "state/KR"},
    "Koreans": {"state/KP", "state/KR"},
    "Dominican": {"state/DM", "state/DO"},
    "Dominicans": {"state/DM", "state/DO"},
    "Brussels": {"state/BE", "organisation/eu", "organisation/nato"},
    "RSF": {"organisation/rsf", "organisation/rsf-sudan"},
    "SDF": {"organisation/sdf", "organisation/japan-sdf"},
}

SENTENCES = [
    ("France and Germany signed it.", [("France", "state/FR", "name"), ("Germany", "state/DE", "name")]),
    ("The US envoy told us nothing.", [("US", "state/US", "name")]),
    ("U.S.-led forces left.", [("U.S.", "state/US", "name")]),
    ("He flew back to the U.S.", [("U.S.", "state/US", "name")]),
    ("The U.S.S. Cole sailed.", []),
    ("It cost US$5 million.", []),
    ("South Sudan is not Sudan.", [("South Sudan", "state/SS", "name"), ("Sudan", "state/SD", "name")]),
    ("The governor of New Mexico met Mexico's envoy.", [("Mexico", "state/MX", "name")]),
    ("Papua New Guinea joined.", [("Papua New Guinea", "state/PG", "name")]),
    ("Equatorial Guinea joined.", [("Equatorial Guinea", "state/GQ", "name")]),
    ("Guinea-Bissau and Guinea.", [("Guinea-Bissau", "state/GW", "name"), ("Guinea", "state/GN", "name")]),
    ("Northern Ireland stays, Ireland said.", [("Ireland", "state/IE", "name")]),
    ("The Dutch, Danish and Emirati ministers", [
        ("Dutch", "state/NL", "adjective"), ("Danish", "state/DK", "adjective"),
        ("Emirati", "state/AE", "adjective"),
    ]),
    ("North Korean diplomats in Vienna", [
        ("North Korean", "state/KP", "adjective"), ("Vienna", "state/AT", "capital"),
    ]),
    ("Two Turks and a Frenchman", [("Turks", "state/TR", "people"), ("Frenchman", "state/FR", "people")]),
    ("The Kremlin and the White House agreed.", [
        ("Kremlin", "state/RU", "seat"), ("White House", "state/US", "seat"),
    ]),
    ("Downing Street would not comment.", [("Downing Street", "state/GB", "seat")]),
    ("Judges in The Hague", [("The Hague", "state/NL", "seat")]),
    ("a source at the Quai d’Orsay", [("Quai d’Orsay", "state/FR", "seat")]),
    ("Côte d’Ivoire’s president", [("Côte d’Ivoire", "state/CI", "name")]),
    ("Chad's capital N'Djamena", [("Chad", "state/TD", "name"), ("N'Djamena", "state/TD", "capital")]),
    ("RUSSIA AND UNITED STATES TALK", [
        ("RUSSIA", "state/RU", "name"), ("UNITED STATES", "state/US", "name"),
    ]),
    ("the United\nStates", [("United\nStates", "state/US", "name")]),
    ("… in the United\n\nStates of mind", []),
    ("Russia-Ukraine talks", [("Russia", "state/RU", "name"), ("Ukraine", "state/UA", "name")]),
    ("a Franco-German plan", [("Franco", "state/FR", "adjective"), ("German", "state/DE", "adjective")]),
    ("General Franco ruled.", []),
    ("the Sino-Indian border", [("Sino", "state/CN", "adjective"), ("Indian", "state/IN", "adjective")]),
    ("an Indo-Pacific strategy", []),
    ("pro-Russian rebels and anti-American slogans", []),
    ("The ex-Soviet republics", [("Soviet", "state/SUHH", "adjective")]),
    ("the U.N. Security Council", [("U.N. Security Council", "organisation/un-security-council", "name")]),
    ("Russia's Security Council", [
        ("Russia's Security Council", "organisation/russia-security-council", "name"),
    ]),
    ("the National Security Council", []),
    ("NATO, Nato and OPEC+.", [
        ("NATO", "organisation/nato", "name"), ("Nato", "organisation/nato", "name"),
        ("OPEC+", "organisation/opec-plus", "name"),
    ]),
    ("The WHO asked who paid.", [("WHO", "organisation/who", "name")]),
    ("Al-Qaida, al-Shabab and the PKK", [
        ("Al-Qaida", "organisation/al-qaeda", "name"), ("al-Shabab", "organisation/al-shabaab", "name"),
        ("PKK", "organisation/pkk", "name"),
    ]),
    ("Hizbollah told AFP", [
        ("Hizbollah", "organisation/hezbollah", "name"), ("AFP", "organisation/afp", "name"),
    ]),
    ("the Guardian Council told the Guardian", [
        ("the Guardian Council", "organisation/guardian-council", "name"),
        ("the Guardian", "organisation/guardian", "name"),
    ]),
    ("the States Parties", []),
    ("The Netherlands waited.", [("Netherlands", "state/NL", "name")]),
    ("the Washington Post reported from Washington", [
        ("Washington Post", "organisation/washington-post", "name"), ("Washington", "state/US", "capital"),
    ]),
    ("Africana, Francesca and Germanic tribes", []),
    ("The South China Sea worries the Philippines.", [("Philippines", "state/PH", "name")]),
    ("Bosnian Serb leaders met in Belgrade.", [("Belgrade", "state/RS", "capital")]),
    ("Greek Cypriot and Turkish Cypriot negotiators", []),
    ("Victoria Falls, Atlanta, Georgia", []),
    ("They met in Jerusalem.", []),
    ("Kyiv and Kiev", [("Kyiv", "state/UA", "capital"), ("Kiev", "state/UA", "capital")]),
]  # fmt: skip


def states():
    """The states of today, by their code."""
    return {
        entry.key.removeprefix("state/"): entry
        for entry in gazetteer().entries
        if entry.kind == "state" and entry.class_ != "former"
    }


def plain(name):
    """A name of the packages, as we write such names."""
    return name.replace("’", "'").replace(" - ", "-")


def known(entry):
    return {plain(name) for name in entry.names}


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_find(text, expected):
    found = gazetteer().find(text)
    assert [
        (match.words, candidate.entry.key, candidate.use) for match in found for candidate in match.candidates
    ] == expected
    assert all(text[match.start : match.end] == match.words for match in found)


@pytest.mark.parametrize(("words", "keys"), AMBIGUOUS.items())
def test_ambiguous_words_come_back_with_all_candidates(words, keys):
    assert {candidate.entry.key for candidate in gazetteer().lookup(words)} == keys
    (match,) = gazetteer().find(f"Talks with {words} today")
    assert {candidate.entry.key for candidate in match.candidates} == keys


def test_no_other_word_is_ambiguous():
    several = {words for words, candidates in gazetteer().words.items() if len(candidates) > 1}
    assert several == set(AMBIGUOUS) | {words.upper() for words in AMBIGUOUS}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("the Netherlands", "state/NL"), ("The  United Kingdom", "state/GB"), ("THE PHILIPPINES", "state/PH"),
        ("Burma", "state/MM"), ("Türkiye", "state/TR"), ("Vatican", "state/VA"), ("DPRK", "state/KP"),
        ("the European Commission", "organisation/european-commission"), ("dpa", "organisation/dpa"),
    ],
)  # fmt: skip
def test_lookup(words, key):
    assert [candidate.entry.key for candidate in gazetteer().lookup(words)] == [key]


@pytest.mark.parametrize("words", ["", "us", "New Mexico", "Atlantis", "france", "Paris Hilton", "the"])
def test_lookup_of_unknown_words(words):
    assert gazetteer().lookup(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "IS", "Commonwealth", "Quartet", "Quad", "Congress", "Senate", "Majlis", "House of Commons", "IRA",
        "The Times", "ADB", "ISI", "Foreign Office", "Male", "San Jose", "Pole", "Tel Aviv", "the States",
    ],
)  # fmt: skip
def test_words_left_out_because_they_mean_too_much(words):
    """Common words, bodies of many states, and places whose status is disputed."""
    assert gazetteer().lookup(words) == ()


def test_entry():
    assert gazetteer().entry("state/FR").wikidata == "Q142"
    with pytest.raises(KeyError):
        gazetteer().entry("state/XX")


def test_every_member_and_observer_of_the_united_nations():
    assert Counter(entry.class_ for entry in states().values()) == {"member": 193, "observer": 2, "other": 2}


@pytest.mark.parametrize("code", states())
def test_name_as_in_cldr(code):
    name = Locale("en").territories[code].replace("Congo - Brazzaville", "Congo-Brazzaville")
    assert plain(name) in known(states()[code])


@pytest.mark.parametrize("code", sorted(set(states()) - NOT_IN_COUNTRYINFO))
def test_capital_and_adjective_as_in_countryinfo(code):
    entry, info = states()[code], CountryInfo(code).info()
    assert (info["capital"] in entry.capital) != (code in CAPITALS_NOT_TAKEN)
    assert (info.get("demonym") in entry.adjectives + entry.people) != (code in DEMONYMS_NOT_TAKEN)


def test_wikidata_ids_are_well_formed_and_unique():
    ids = [entry.wikidata for entry in gazetteer().entries if entry.wikidata]
    assert all(re.fullmatch(r"Q[1-9]\d*", each) for each in ids)
    assert len(ids) == len(set(ids))


def test_every_state_has_a_wikidata_id():
    assert all(entry.wikidata for entry in gazetteer().entries if entry.kind == "state")


def test_phrases_begin_with_a_word_and_have_no_loose_blanks():
    assert all(re.match(r"\w", words) and " ".join(words.split()) == words for words in gazetteer().words)


def test_a_longer_name_stands_in_the_table_for_a_reason():
    """Without the table, each of its names would be taken for something else."""
    meant = {words: candidates for words, candidates in gazetteer().words.items() if candidates}
    unguarded = Gazetteer(gazetteer().entries, meant, frozenset())
    stops = [words for words, candidates in gazetteer().words.items() if not candidates]
    needless = [words for words in stops if not unguarded.find(words) and words != "Victoria"]
    assert needless == []


WORDS = st.sampled_from(
    [
        *gazetteer().words,
        "us",
        "US$",
        "met",
        "’s",
        "'s",
        "-",
        ".",
        " ",
        "\n",
        "\n\n",
        "pro-",
        "x",
        "ı",
        "İ",
        "𝔘",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map("".join), st.lists(WORDS).map(" ".join)))
def test_matches_are_slices_in_order_without_overlap(text):
    end = 0
    for match in gazetteer().find(text):
        assert end <= match.start < match.end
        assert text[match.start : match.end] == match.words
        assert match.candidates
        assert not (match.start and (text[match.start - 1].isalnum() and text[match.start].isalnum()))
        end = match.end


@pytest.mark.parametrize(
    "piece", ["the United ", "Democratic People's Republic of ", "U.", "Papua New ", "pro-"]
)
def test_time_grows_with_length_alone(piece):
    """Four times the text may take at most ten times as long: quadratic work would take sixteen times."""
    short, long = (fastest(piece * (size // len(piece))) for size in (100_000, 400_000))
    assert long < 10 * short


def fastest(text):
    times = []
    for _ in range(3):
        start = time.process_time()
        gazetteer().find(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """The smallest tables that can be read, in a folder of their own."""
    content = {
        "states": ["key,label,class,names,adjectives,people,capital,wikidata", "state/AA,Aland,member,,,,,"],
        "organisations": ["key,label,class,names,wikidata", "organisation/a,Alliance,regional,,"],
        "seats": ["words,key,note", "High House,state/AA,"],
        "longer_names": ["words,note", "New Aland,"],
    }
    folder = tmp_path / "gazetteer"
    folder.mkdir()

    def write(name, *rows):
        (folder / f"{name}.csv").write_text("\n".join([*content[name], *rows]) + "\n", encoding="utf-8")

    for name in content:
        write(name)
    monkeypatch.setattr(ontology, "folder", lambda: tmp_path)
    gazetteer.cache_clear()
    yield write
    gazetteer.cache_clear()


def test_small_tables(tables):  # noqa: ARG001 (its tables are read)
    assert [match.words for match in gazetteer().find("New Aland, Aland and the High House")] == [
        "Aland", "High House",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("states", "state/AA,Beland,member,,,,,", "gazetteer/states.csv, line 3: .*state/AA"),
        ("organisations", "organisation/a,Bloc,regional,,", "gazetteer/organisations.csv, line 3: "),
        ("seats", "Low House,state/BB,", "gazetteer/seats.csv, line 3: .*state/BB"),
        ("states", "state/BB,Beland", "gazetteer/states.csv, line 3: the row does not fit"),
    ],
)
def test_tables_that_contradict_themselves(tables, table, row, message):
    tables(table, row)
    with pytest.raises(OntologyError, match=message):
        gazetteer()


def test_tables_are_sorted_out_of_the_way_of_spreadsheets():
    """Every cell is trimmed and every list free of empty parts and doubles."""
    for name in ("states", "organisations"):
        with (ontology.folder() / "gazetteer" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for column, cell in row.items():
                    parts = cell.split("|") if cell else []
                    assert all(part and part == part.strip() for part in parts), (row["key"], column)
                    assert len(parts) == len(set(parts)), (row["key"], column)


def test_frozen():
    with pytest.raises(AttributeError):
        gazetteer().entry("state/FR").label = "Gaul"
    assert isinstance(gazetteer().entries[0], Entry)
