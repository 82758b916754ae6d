"""Tellings of one utterance in several documents, and what only sounds alike."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from memcon.model import Span
from memcon.resolve.across.profiles import LocalActor, LocalStatement, Office, Profile
from memcon.resolve.across.statements import same_statements

DAY = dt.date(2031, 3, 4)


def day(number: int) -> dt.date:
    return DAY + dt.timedelta(days=number)


def said(speaker: str, content: str, number: int = 0, act: str = "state", on: dt.date | None = None):
    """A statement; the quotations of the content stand between « and »."""
    plain = content.replace("«", '"').replace("»", '"')
    quotes, start = [], 0
    while "«" in content[start:]:
        first = content.index("«", start) + 1
        start = content.index("»", first)
        quotes.append(Span(first, start, content[first:start]))
    speakers = tuple(sorted(speaker.split("+"))) if speaker else ()
    return LocalStatement(number, speakers, act, (Span(0, len(plain), plain),), tuple(quotes), on, on)


def actor(key: str, label: str, *offices: tuple[str, str]) -> LocalActor:
    """An actor; a label in lower case is no name."""
    held = tuple(Office(title, of, former=False, words=Span(0, 1, "x")) for title, of in offices)
    named = label[label.rfind(" ") + 1].isupper()
    return LocalActor(key, key.partition("/")[0], label, (label,), Span(0, 1, "x"), held, named=named)


def profile(name: str, issued: dt.date | None, *statements, actors=()) -> Profile:
    return Profile(name, f"{name}.txt", issued, None, tuple(actors), (), (), tuple(statements))


def tellings(*profiles: Profile, keys=None, copies=None) -> dict[str, str]:
    """Later -> earliest, each as the document's name and the statement's number."""
    found = same_statements(profiles, keys or {}, copies or {}).tellings
    return {f"{later[0]}{later[1]}": f"{first[0]}{first[1]}" for later, first in found.items()}


def one_utterance(first: str, second: str, days: int = 0, **more) -> bool:
    """Whether one speaker's two statements, told so many days apart, are one."""
    return bool(
        tellings(
            profile("a", DAY, said("person/ana", first)),
            profile("b", day(days), said("person/ana", second, **more)),
        )
    )


LONG = (
    "«We have walked together through two winters of war, and whoever believes that we shall stop before "
    "the third one has not understood what this alliance of free peoples was made for»"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("«We shall not leave the lake to poachers»", "that «we shall not leave the lake to poachers.»"),
        ("«We shall not leave the lake to poachers, ever again»", "«not leave the lake to poachers»"),
        ("«We’re done with half measures,»", "«We're done ... with half measures»"),
        (
            "«The [Norwegian] ships will leave the bay by Friday»",
            "«They ships will leave the bay by Friday, all»",
        ),
        (
            "«Nobody … may block the strait at night»",
            "«Nobody, however strong, may block the strait at night»",
        ),
        ("“«It is a step; a very small step.»”", "‘«It is a step, a very small step»’"),
        ("that they shall not leave the lake to poachers", "«shall not leave the lake to poachers»"),
        (
            "«The road to the harbour will be open before the first snow of the year falls on it»",
            "«The road to the harbour shall be open before the first snow of the year falls on it»",
        ),
        (
            "the tariff talks «historic» for fishing villages",
            "that the «historic» tariff talks help villages",
        ),
    ],
)
def test_words_that_agree_are_one_utterance(first, second):
    assert one_utterance(first, second)
    assert one_utterance(second, first, 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("«We shall not leave the lake to poachers»", "«We shall not give the harbour to strangers»"),
        ("the deal «historic»", "the weather «historic»"),
        ("«historic»", "«historic»"),
        (
            "the talks at the «end of the» year would bring rain",
            "that he saw «the end of» the fishing season",
        ),
        ("the port would be closed", "the harbour master had resigned"),
        (
            "three ships had crossed the northern strait illegally",
            "five ships had crossed the northern strait illegally",
        ),
        ("the embassy would close its visa section", "the embassy would not close its visa section"),
    ],
)
def test_words_that_differ_are_two_utterances(first, second):
    assert not one_utterance(first, second)
    assert not one_utterance(second, first)


@pytest.mark.parametrize(
    ("words", "days", "one"),
    [
        ("«Every option stays open»", 0, True),
        ("«Every option stays open»", 3, True),
        ("«Every option stays open»", 90, False),
        ("«The lake feeds all of us or none of us»", 8, True),
        ("«The lake feeds all of us or none of us»", 40, False),
        ("«The lake feeds all of us or none of us, whoever may own the shores»", 25, True),
        ("«The lake feeds all of us or none of us, whoever may own the shores»", 90, True),
        ("«Boats without nets feed nobody»", 7, True),
        ("«Boats without nets feed nobody»", 20, False),
        ("«Nobody can drown this valley on credit»", 250, True),
        ("«Nobody can drown this valley on credit»", 400, False),
        (LONG, 400, True),
        (LONG, 500, False),
        ("the dam would drown eleven villages upstream", 1, True),
        ("the dam would drown eleven villages upstream", 9, False),
    ],
)
def test_a_slogan_comes_back_and_a_long_quotation_is_quoted_again(words, days, one):
    assert one_utterance(words, words, days) is one


def test_the_days_that_the_texts_tell_must_agree():
    words = "«Every option on the strait stays open»"
    first = profile("a", DAY, said("person/ana", words, on=DAY))
    assert tellings(first, profile("b", day(1), said("person/ana", words, on=day(1))))
    assert not tellings(first, profile("b", day(3), said("person/ana", words, on=day(3))))


def test_a_text_that_dates_old_words_means_them():
    words = "«Our options stay open»"
    first = profile("a", DAY, said("person/ana", words))
    assert tellings(first, profile("b", day(90), said("person/ana", words, on=DAY)))
    assert not tellings(first, profile("b", day(90), said("person/ana", words)))
    assert not tellings(first, profile("b", day(90), said("", words, on=DAY)))


def test_words_that_a_text_dates_to_a_later_day_are_said_again():
    first = profile("a", DAY, said("person/ana", LONG))
    assert tellings(first, profile("b", day(30), said("person/ana", LONG)))
    assert not tellings(first, profile("b", day(30), said("person/ana", LONG, on=day(29))))


def test_words_said_at_one_meeting_are_one_utterance_however_late_they_are_told():
    told = said("person/ana", "«Our options stay open»")
    first, later = (
        profile(name, issued, structs.replace(told, meeting=0))
        for name, issued in (("a", DAY), ("b", day(90)))
    )
    assert not tellings(first, later)
    assert same_statements([first, later], {}, {}, {("b", 0): ("a", 0)}).tellings


def test_what_is_told_in_other_words_of_two_meetings_is_two_utterances():
    words = "the sides would keep up their contacts at various levels"
    told = [structs.replace(said("person/ana", words), meeting=0) for _ in "ab"]
    both = [profile(name, DAY, one) for name, one in zip("ab", told, strict=True)]
    assert not tellings(*both)
    assert same_statements(both, {}, {}, {("b", 0): ("a", 0)}).tellings


def test_in_other_words_the_act_must_be_the_same():
    words = "the dam would drown eleven villages upstream"
    assert one_utterance(words, "that eleven villages upstream would be drowned by the dam")
    assert not one_utterance(words, words, act="deny")


@pytest.mark.parametrize("told", [{"negated": True}, {"modality": "expected"}])
def test_what_was_not_done_or_is_to_come_is_no_telling_of_what_was_done(told):
    plain = said("person/ana", "the envoys of breaking the lake accord", act="accuse")
    other = structs.replace(plain, **told)
    assert tellings(profile("a", DAY, plain), profile("b", DAY, plain))
    assert not tellings(profile("a", DAY, plain), profile("b", DAY, other))


def test_different_speakers_are_never_joined():
    words = "«Every option on the strait stays open»"
    actors = [actor("person/ana", "Ana Roe"), actor("person/bo", "Bo Lind")]
    both = (
        profile("a", DAY, said("person/ana", words), actors=actors[:1]),
        profile("b", DAY, said("person/bo", words), actors=actors[1:]),
    )
    assert not tellings(*both)
    assert not tellings(*both, copies={"b": "a"})
    assert tellings(*both, keys={"person/bo": "person/ana"}) == {"b0": "a0"}


ANA = actor("person/ana", "Ana Roe", ("foreign minister", "state/CL"))
SPEAKERS = [
    ("state/CL", None, True),
    ("state/PE", None, False),
    ("", None, True),
    ("person/x", actor("person/x", "Chilean foreign minister", ("foreign minister", "state/CL")), True),
    ("person/x", actor("person/x", "foreign minister", ("foreign minister", "state/PE")), False),
    ("person/x", actor("person/x", "minister"), True),
    ("person/x", actor("person/x", "president"), False),
    ("person/x", actor("person/x", "she"), True),
    ("group/x", actor("group/x", "Two officials"), True),
    ("person/x", actor("person/x", "Roe"), True),
    ("person/x", actor("person/x", "Ms. Roe", ("foreign minister", "state/PE")), False),
    ("person/x+person/ana", actor("person/x", "Bo Lind"), True),
]


@pytest.mark.parametrize(("key", "other", "one"), SPEAKERS)
def test_a_speaker_told_by_an_office_a_government_or_not_at_all(key, other, one):
    words = "«The copper talks go on in Arica»"
    first = profile("a", DAY, said("person/ana", words), actors=[ANA])
    second = profile("b", DAY, said(key, words), actors=[other] if other else [])
    assert bool(tellings(first, second)) is one


@pytest.mark.parametrize(
    ("key", "other", "one"),
    [
        ("person/ana", None, True),
        ("state/CL", None, True),
        ("state/PE", None, False),
        ("", None, False),
        ("group/x", actor("group/x", "Two officials"), False),
    ],
)
def test_in_other_words_somebody_must_be_told(key, other, one):
    first = profile(
        "a", DAY, said("person/ana", "the copper talks in Arica will resume on Monday"), actors=[ANA]
    )
    words = "that the copper talks in Arica would be resumed on Monday"
    assert bool(tellings(first, profile("b", DAY, said(key, words), actors=[other] if other else []))) is one


def test_long_words_of_speakers_who_contradict_are_one_utterance():
    actors = [actor("person/ana", "Ana Roe"), actor("person/bo", "Bo Lind")]
    for words, one in ((LONG, True), ("«Every option on the strait stays open»", False)):
        first = profile("a", DAY, said("person/ana", words), actors=actors[:1])
        assert bool(tellings(first, profile("b", DAY, said("person/bo", words), actors=actors[1:]))) is one


def test_a_later_telling_can_lead_to_the_first():
    first = profile(
        "a", DAY, said("person/ana", "the friend of the port would not be left alone in the hole")
    )
    words = (
        "«A friend of the port is not left alone in the hole»",
        "«A friend is not left alone in the hole»",
    )
    later = [profile(name, day(n), said("person/ana", words[n])) for n, name in enumerate("bc")]
    assert tellings(first, *later) == {"b0": "a0", "c0": "a0"}


def test_an_office_that_another_document_tells_counts():
    words = "«The copper talks will go on in Arica next week»"
    plain = profile("a", DAY, said("person/a", words), actors=[actor("person/a", "Ana Roe")])
    titled = profile("c", day(-60), actors=[ANA])
    assert tellings(
        plain, profile("b", DAY, said("state/CL", words)), titled, keys={"person/a": "person/ana"}
    )


def test_nameless_speakers_in_the_same_words():
    words = "«The copper talks will go on in Arica next week»"
    told = [
        profile(name, DAY, said(f"person/{name}", words), actors=[actor(f"person/{name}", "senior official")])
        for name in "ab"
    ]
    assert tellings(*told) == {"b0": "a0"}


def test_two_statements_of_one_document_are_never_joined():
    words = "«Every option on the strait stays open»"
    twice = profile("a", DAY, said("person/ana", words), said("person/ana", words, 1))
    assert not tellings(twice)
    assert tellings(twice, profile("b", day(1), said("person/ana", words))) == {"b0": "a0"}
    assert tellings(profile("0", DAY, said("person/ana", words)), twice) == {"a0": "00"}


def test_a_statement_split_in_one_document_and_whole_in_another():
    halves = (
        "«We shall dredge the harbour before winter»",
        "«Nobody will pay for it but the shipping lines»",
    )
    whole = profile("a", DAY, said("person/ana", " ".join(halves)))
    split = [
        profile(name, DAY, said("person/ana", halves[0]), said("person/ana", halves[1], 1)) for name in "bc"
    ]
    assert tellings(whole, *split) == {"b1": "a0", "c1": "a0", "c0": "b0"}


def test_near_copies_tell_the_same_at_the_same_words():
    words = "rain"
    first, copy = (
        profile("a", DAY, said("person/ana", words)),
        profile("b", day(70), said("person/ana", words)),
    )
    assert not tellings(first, copy)
    assert tellings(first, copy, copies={"b": "a"}) == {"b0": "a0"}


def test_documents_without_a_date_need_a_long_quotation():
    assert not tellings(
        *(profile(name, None, said("person/ana", "«Every option stays open»")) for name in "ab")
    )
    assert tellings(*(profile(name, None, said("person/ana", LONG)) for name in "ab")) == {"b0": "a0"}


def test_a_merge_shows_the_words_and_says_why():
    words = "«The copper talks will go on in Arica next week»"
    (merge,) = same_statements(
        [profile("a", DAY, said("person/ana", words)), profile("b", DAY, said("person/ana", words, 3))],
        {},
        {},
    ).merges
    assert (merge.kind, merge.one, merge.other) == ("statement", "a#0", "b#3")
    assert merge.rule == "verbatim, the same speaker"
    assert merge.evidence == (
        "“the copper talks will go on in arica next week” in a.txt; "
        "“the copper talks will go on in arica next week” in b.txt"
    )


CORPUS = [
    profile(
        "a",
        DAY,
        said("person/ana", LONG),
        said("state/CL", "the dam would drown eleven villages upstream", 1),
    ),
    profile(
        "b", DAY, said("person/ana", LONG[:90] + "»"), said("person/ana", LONG[-60:].replace("», ", ""), 1)
    ),
    profile(
        "c", day(1), said("", LONG), said("state/CL", "eleven villages upstream would drown by the dam", 1)
    ),
    profile("d", None, said("person/ana", LONG)),
    profile("e", day(2), said("person/ana", "«whoever believes that we shall stop»", 4)),
]


@given(st.permutations(CORPUS))
def test_the_order_of_the_documents_does_not_matter(profiles):
    assert same_statements(profiles, {}, {}) == same_statements(CORPUS, {}, {})
