"""Which actors of several documents are one, and which are not."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from memcon.resolve.across.actors import same_actors
from memcon.resolve.across.profiles import LocalActor, Profile
from people_told import actor, key, told

FOREIGN = "foreign minister"


def groups(profiles: Sequence[Profile]) -> list[list[str]]:
    """The documents (and places in them) of each actor that is in several, sorted."""
    named = same_actors(profiles).named
    where = {
        one.key: f"{profile.identifier.removesuffix('.txt')}{place or ''}"
        for profile in profiles
        for place, one in enumerate(profile.actors)
    }
    found: dict[str, list[str]] = {}
    for local, called in named.items():
        found.setdefault(called.key, []).append(where[local])
    return sorted(sorted(own) for own in found.values() if len(own) > 1)


def documents(*actors: LocalActor, days: Sequence[str | None] = ()) -> list[Profile]:
    """Documents "a", "b", ... with one actor each, by default a day apart."""
    default = [f"2031-03-{day + 1:02}" for day in range(len(actors))]
    return [
        told(chr(ord("a") + n), day, one)
        for n, (one, day) in enumerate(zip(actors, days or default, strict=True))
    ]


# actors of one document each, and which of them are one
CASES = {
    "full name, same office": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Ine Dahl", FOREIGN, "NO")],
        [["a", "b"]],
    ),
    "full name, nothing known": ([actor("Ine Dahl"), actor("Ine Dahl")], [["a", "b"]]),
    "two foreign ministers of one name": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Ine Dahl", FOREIGN, "UG")],
        [],
    ),
    "two foreign ministers, and one who can be either": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Ine Dahl", FOREIGN, "UG"), actor("Ine Dahl")],
        [],
    ),
    "two foreign ministers, and one in the company of Uganda": (
        [
            actor("Ine Dahl", FOREIGN, "NO"),
            actor("Ine Dahl", FOREIGN, "UG"),
            actor("Ine Dahl", company=["UG"]),
        ],
        [["b", "c"]],
    ),
    "two foreign ministers, and one in the company of both": (
        [
            actor("Ine Dahl", FOREIGN, "NO"),
            actor("Ine Dahl", FOREIGN, "UG"),
            actor("Ine Dahl", company=["NO", "UG"]),
        ],
        [],
    ),
    "a changed office": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Ine Dahl", "prime minister", "NO")],
        [["a", "b"]],
    ),
    "he and she": (
        [actor("Andrea Moro", gender="male"), actor("Andrea Moro", gender="female"), actor("Andrea Moro")],
        [],
    ),
    "other spelling, same state": (
        [actor("Sergei Orlovsky", FOREIGN, "KZ"), actor("Sergey Orlovskiy", company=["KZ"])],
        [["a", "b"]],
    ),
    "other spelling, nothing in common": (
        [actor("Sergei Orlovsky", FOREIGN, "KZ"), actor("Sergey Orlovskiy", company=["FR"])],
        [],
    ),
    "an initial and the state": (
        [actor("Jonas Pohl", "defence minister", "AT"), actor("J. Pohl", company=["AT"])],
        [["a", "b"]],
    ),
    "an initial for two": (
        [
            actor("Jonas Pohl", "defence minister", "AT"),
            actor("Julia Pohl", "defence minister", "AT"),
            actor("J. Pohl", "defence minister", "AT"),
        ],
        [],
    ),
    "one initial and surname, nothing else in common": ([actor("J. Pohl"), actor("J. Pohl")], []),
    "one initial and surname, one office": (
        [actor("J. Pohl", "defence minister", "AT"), actor("J. Pohl", "defence minister", "AT")],
        [["a", "b"]],
    ),
    "an initial alone": ([actor("Jonas Pohl", "defence minister", "AT"), actor("J. Pohl")], []),
    "the family name first": (
        [actor("Morita Kenji", FOREIGN, "JP"), actor("Kenji Morita", company=["JP"])],
        [["a", "b"]],
    ),
    "shorter forms of one full name": (
        [
            actor("Rosa Elena Vilca Soto", FOREIGN, "PE"),
            actor("Rosa Vilca Soto", company=["PE"]),
            actor("Rosa Elena Vilca", FOREIGN, "PE"),
        ],
        [["a", "b", "c"]],
    ),
    "other middle initials": (
        [actor("Paul A. Reed", "senator", "US"), actor("Paul B. Reed", "senator", "US")],
        [],
    ),
    "no middle initial for two": (
        [
            actor("Paul A. Reed", "senator", "US"),
            actor("Paul B. Reed", "senator", "US"),
            actor("Paul Reed", "senator", "US"),
        ],
        [],
    ),
    "a surname and the office": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Dahl", FOREIGN, "NO")],
        [["a", "b"]],
    ),
    "a surname in the company of the state": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Dahl", company=["NO"])],
        [["a", "b"]],
    ),
    "a surname that fits two": (
        [
            actor("Ine Dahl", FOREIGN, "NO"),
            actor("Per Dahl", "trade minister", "NO"),
            actor("Dahl", company=["NO"]),
        ],
        [],
    ),
    "a surname that fits two, with an office": (
        [
            actor("Ine Dahl", FOREIGN, "NO"),
            actor("Per Dahl", "trade minister", "NO"),
            actor("Dahl", FOREIGN, "NO"),
        ],
        [["a", "c"]],
    ),
    "a surname with another office": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Dahl", "trade minister", "NO")],
        [],
    ),
    "a surname of another state": ([actor("Ine Dahl", FOREIGN, "NO"), actor("Dahl", FOREIGN, "UG")], []),
    "a surname alone, twice": ([actor("Dahl"), actor("Dahl")], []),
    "a surname alone, twice, in one company": (
        [actor("Dahl", company=["NO"]), actor("Dahl", company=["NO"])],
        [],
    ),
    "two surnames joined, alone, twice": ([actor("Prado-Nuñez"), actor("Prado-Nuñez")], []),
    "two surnames joined, and the office": (
        [actor("Hugo Prado-Nuñez", "president", "CL"), actor("Prado-Nunez", "president", "CL")],
        [["a", "b"]],
    ),
    "surnames with one office": ([actor("Dahl", FOREIGN, "NO"), actor("Dahl", FOREIGN, "NO")], [["a", "b"]]),
    "first of two surnames": (
        [actor("Hugo Prado Nuñez", "president", "CL"), actor("Prado", "president", "CL")],
        [["a", "b"]],
    ),
    "an unknown kind with a person's full name": (
        [actor("Ine Dahl", FOREIGN, "NO"), actor("Ine Dahl", kind="actor")],
        [["a", "b"]],
    ),
    "unknown kinds": ([actor("Blue Heron", kind="actor"), actor("Blue Heron", kind="actor")], []),
    "groups": ([actor("officials", kind="group"), actor("officials", kind="group")], []),
    "a body with its own name": (
        [
            actor("African Lake Council", kind="organisation"),
            actor("The African Lake Council", kind="organisation"),
        ],
        [["a", "b"]],
    ),
    "a body that many states have": (
        [
            actor("Labour Party", kind="organisation", company=["MT"]),
            actor("Labour Party", kind="organisation", company=["NO"]),
            actor("Labour Party", kind="organisation", company=["NO"]),
            actor("Labour Party", kind="organisation"),
        ],
        [["b", "c"]],
    ),
    "a body with its country": (
        [
            actor("Norwegian Foreign Ministry", kind="organisation"),
            actor("Foreign Ministry of Norway", kind="organisation"),
            actor("Foreign Ministry", kind="organisation"),
        ],
        [["a", "b"]],
    ),
    "an acronym given with the name": (
        [
            actor("African Lake Council", kind="organisation", others=["ALC"], company=["UG"]),
            actor("ALC", kind="organisation", company=["UG"]),
            actor("ALC", kind="organisation", company=["CL"]),
        ],
        [["a", "b"]],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_same(name: str) -> None:
    """Those of a case's actors are one that its table says, in any order of the documents."""
    actors, expected = CASES[name]
    profiles = documents(*actors)
    assert groups(profiles) == expected
    assert groups(profiles[::-1]) == expected


# documents with several actors each, by the name of the document, and those that are one by their places
TOGETHER = {
    "a surname told with the same persons": (
        [
            [actor("Ine Dahlgaard", FOREIGN, "NO"), actor("Tibor Vasko")],
            [actor("Dahlgaard"), actor("Vasko")],
        ],
        [["a", "b"], ["a1", "b1"]],
    ),
    "a family name that many have, told with nobody": (
        [[actor("Ine Kim", company=["UG"])], [actor("Kim", company=["UG"])]],
        [],
    ),
    "a single name told with the same persons": (
        [
            [actor("Suharjono", company=["UG"]), actor("Tibor Vasko"), actor("Ana Rehm")],
            [actor("Suharjono"), actor("Tibor Vasko"), actor("Ana Rehm")],
        ],
        [["a", "b"], ["a1", "b1"], ["a2", "b2"]],
    ),
    "a person whom a document takes for a body": (
        [[actor("Ine Dahl", FOREIGN, "NO")], [actor("Ine Dahl", kind="organisation")]],
        [["a", "b"]],
    ),
    "a country before the name": (
        [[actor("Ine Dahl", FOREIGN, "NO")], [actor("Norway's Ine Dahl", kind="organisation")]],
        [["a", "b"]],
    ),
    "a surname that a document takes for a body": (
        [
            [actor("Ine Dahlgaard", FOREIGN, "NO"), actor("Tibor Vasko"), actor("Ana Rehm")],
            [actor("Dahlgaard", kind="organisation"), actor("Tibor Vasko"), actor("Ana Rehm")],
        ],
        [["a", "b"], ["a1", "b1"], ["a2", "b2"]],
    ),
    "a part of a body's name, told with the same persons": (
        [
            [actor("Agua Clara del Norte", kind="organisation"), actor("Tibor Vasko"), actor("Ana Rehm")],
            [actor("Agua Clara", kind="organisation"), actor("Tibor Vasko"), actor("Ana Rehm")],
        ],
        [["a", "b"], ["a1", "b1"], ["a2", "b2"]],
    ),
    "a part of a body's name, told with nobody": (
        [[actor("Agua Clara del Norte", kind="organisation")], [actor("Agua Clara", kind="organisation")]],
        [],
    ),
    "initials that no text explains, told with the same persons": (
        [
            [actor("Delta Fishers Circle", kind="organisation"), actor("Tibor Vasko"), actor("Ana Rehm")],
            [actor("DFC", kind="organisation"), actor("Tibor Vasko"), actor("Ana Rehm")],
        ],
        [["a", "b"], ["a1", "b1"], ["a2", "b2"]],
    ),
    "one word for a body, told with nobody": (
        [[actor("Fight", kind="organisation")], [actor("Fight", kind="organisation")]],
        [],
    ),
    "forms of a company": (
        [
            [actor("Blue Delta Dredging Corporation", kind="organisation")],
            [actor("Blue Delta Dredging", kind="organisation")],
        ],
        [["a", "b"]],
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_told_together(name: str) -> None:
    """What documents tell of besides makes a short name somebody's, and a kind that one mistook right."""
    rows, expected = TOGETHER[name]
    profiles = [told(chr(ord("a") + n), f"2031-03-{n + 1:02}", *actors) for n, actors in enumerate(rows)]
    assert groups(profiles) == expected
    assert groups(profiles[::-1]) == expected


def test_kind_of_the_key() -> None:
    """The key is that of the earliest document that takes the actor for what it is."""
    profiles = [
        told("a", "2031-03-01", actor("Ine Dahl", kind="organisation")),
        told("b", "2031-03-02", actor("Ine Dahl", FOREIGN, "NO")),
    ]
    assert {called.key for called in same_actors(profiles).named.values()} == {key("b")}


def test_marks_of_the_label() -> None:
    """The label has the marks that any document writes."""
    found = same_actors(documents(actor("Ana Kosova"), actor("Ana Košová"), actor("Ana Kosova"))).named
    assert {called.label for called in found.values()} == {"Ana Košová"}


# a name and what a document tells of it, its day, and the person of the gazetteer
KNOWN = [
    (actor("Volodymyr Zelenskiy", company=["UA"]), "2031-03-04", "person/volodymyr-zelenskyy"),
    (actor("Volodymyr Zelenskij", "president", "UA"), "2031-03-04", "person/volodymyr-zelenskyy"),
    (actor("Zelensky", company=["UA"]), "2031-03-04", "person/volodymyr-zelenskyy"),
    (actor("Zelensky", company=["FR"]), "2031-03-04", None),
    (actor("Vladimir Vladimirovich Putin", "president", "RU"), "2031-03-04", "person/vladimir-putin"),
    (actor("Bashar Assad", company=["SY"]), "2010-03-04", "person/bashar-al-assad"),
    (actor("Al-Assad", "president", "SY"), "2010-03-04", "person/bashar-al-assad"),
    (actor("Assad", "president", "SY"), "1985-03-04", "person/hafez-al-assad"),
    (actor("Assad", "president", "SY"), None, None),
    (actor("George Bush", "president", "US"), "1990-09-10", "person/george-h-w-bush"),
    (actor("George Bush", "president", "US"), "2005-02-24", "person/george-w-bush"),
    (actor("Bush", "president", "US"), "2005-02-24", "person/george-w-bush"),
    (actor("Bush", company=["US"]), "2018-02-24", None),
    (actor("George W. Bush", company=["US"]), "2018-02-24", "person/george-w-bush"),
    (actor("Clinton", "secretary of state", "US"), "2010-02-24", "person/hillary-clinton"),
    (actor("Clinton", company=["US"], gender="male"), "1995-02-24", "person/bill-clinton"),
    (actor("Kim", "leader", "KP"), "2018-02-24", "person/kim-jong-un"),
    (actor("Kim", "leader", "KP"), None, None),
    (actor("Kim Jong-un", company=["KP"]), "2018-02-24", "person/kim-jong-un"),
    (actor("Merkel", "chancellor", "DE"), "2011-02-24", "person/angela-merkel"),
    (actor("James Baker", company=["GB"]), "2011-02-24", None),
    (actor("Igor Ivanov", FOREIGN, "BG"), "2003-02-24", None),
    (actor("Xi", "president", "CN"), "2015-02-24", "person/xi-jinping"),
    (actor("Peña Nieto", "president", "MX"), "2015-02-24", "person/enrique-pena-nieto"),
]


@pytest.mark.parametrize(("one", "day", "known"), KNOWN)
def test_gazetteer(one: LocalActor, day: str | None, known: str | None) -> None:
    """A document's actor is the gazetteer's person, under the gazetteer's name, where the country fits."""
    found = same_actors([told("a", day, one)]).named.get(key("a", 0))
    assert (found.key if found else None) == known


def test_key_and_label() -> None:
    """The key is that of the earliest document; the label is the name that most of them have."""
    profiles = documents(
        actor("J. Pohl", "defence minister", "AT"),
        actor("Jonas Pohl", "defence minister", "AT"),
        actor("JONAS POHL", "defence minister", "AT"),
        actor("Jonas Pohl", "defence minister", "AT"),
        days=["2031-03-02", "2031-03-01", "2031-03-04", None],
    )
    found = same_actors(profiles).named
    assert {called.key for called in found.values()} == {key("b")}
    assert {called.label for called in found.values()} == {"Jonas Pohl"}
    assert len(found) == len(profiles)


def test_label_of_the_gazetteer() -> None:
    """A person of the gazetteer has its label in every document."""
    found = same_actors([told("a", "2011-02-24", actor("Nicolas Sarkozy", "president", "FR"))]).named
    assert [called.label for called in found.values()] == ["Nicolas Sarkozy"]


def test_one_document() -> None:
    """Two actors of one document are not joined, unless their names differ in spelling alone and they do not
    meet.
    """
    spelled = [actor("Sergei Orlovsky", FOREIGN, "KZ"), actor("Sergey Orlovskiy", company=["KZ"])]
    assert groups([told("a", None, *spelled)]) == [["a", "a1"]]
    meeting = [spelled[0], actor("Sergey Orlovskiy", company=["KZ"], beside=["0"])]
    assert groups([told("a", None, *meeting)]) == []
    shorter = [actor("Jonas Pohl", "defence minister", "AT"), actor("J. Pohl", "defence minister", "AT")]
    assert groups([told("a", None, *shorter)]) == []
    surname = [actor("Jonas Pohl", "defence minister", "AT"), actor("Pohl", "defence minister", "AT")]
    assert groups([told("a", None, *surname)]) == []


def test_father_and_son() -> None:
    """Two presidents of one name, of whom nobody tells for 20 years, are two; told of between, one."""
    president = actor("Luis Prado", "president", "CL")
    assert groups(documents(president, president, days=["1996-07-08", "2016-08-15"])) == []
    between = documents(president, president, president, days=["1996-07-08", "2006-07-08", "2016-08-15"])
    assert groups(between) == [["a", "b", "c"]]


def test_a_mixed_up_document_joins_no_namesakes() -> None:
    """A document that takes two foreign ministers of one name for one does not make them one everywhere."""
    mixed = actor("Ine Dahl", FOREIGN, "NO")
    second = actor("Ine Dahl", FOREIGN, "UG").offices
    both = replace(mixed, offices=(*mixed.offices, *second))
    profiles = documents(
        mixed, actor("Ine Dahl", FOREIGN, "UG"), mixed, actor("Ine Dahl", FOREIGN, "UG"), both
    )
    assert groups(profiles) == [["a", "c"], ["b", "d"]]


def test_merges_say_why() -> None:
    """Each merge names the two, the rule and what they have in common, in words."""
    merges = same_actors(documents(actor("Ine Dahl", FOREIGN, "NO"), actor("Dahl", FOREIGN, "NO"))).merges
    assert [(one.one, one.other, one.rule, one.evidence) for one in merges] == [
        (key("a"), key("b"), "surname, one candidate", "both foreign minister of Norway")
    ]


NAMES = [
    "Ine Dahl",
    "I. Dahl",
    "Dahl",
    "Ine Maria Dahl",
    "Inge Dahl",
    "Per Dahl",
    "Dahl Ine",
    "Vladimir Putin",
]
OFFICES = [("", None), (FOREIGN, "NO"), (FOREIGN, "UG"), ("president", "NO"), ("president", None)]
TOLD = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(OFFICES),
    st.lists(st.sampled_from(["NO", "UG", "RU"]), max_size=2, unique=True),
    st.sampled_from([None, "female", "male"]),
    st.integers(0, 30),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, max_size=9), st.randoms())
def test_any_order(rows: list, random) -> None:
    """The order of the profiles changes nothing; nobody is joined to two; nobody's offices contradict."""
    profiles = [
        told(
            f"d{n}",
            (dt.date(2031, 3, 1) + dt.timedelta(days=200 * day)).isoformat(),
            actor(name, *office, company=company, gender=gender),
        )
        for n, (name, office, company, gender, day) in enumerate(rows)
    ]
    found = same_actors(profiles)
    shuffled = list(profiles)
    random.shuffle(shuffled)
    assert same_actors(shuffled) == found
    members: dict[str, list[LocalActor]] = {}
    for profile in profiles:
        for one in profile.actors:
            if one.key in found.named:
                members.setdefault(found.named[one.key].key, []).append(one)
    for own in members.values():
        states = {office.of for one in own for office in one.offices if office.of}
        genders = {one.gender for one in own if one.gender}
        assert len(states) <= 1
        assert len(genders) <= 1
