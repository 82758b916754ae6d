import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import MeetingForm, Span, Status
from memcon.resolve.across.meetings import SameMeetings, same_meetings
from memcon.resolve.across.meetings.places import Places, compared
from memcon.resolve.across.profiles import LocalActor, LocalMeeting, Office, Profile

WORDS = Span(0, 3, "met")
# who acts for whom in these tests; who is not here is a group
PERSONS = {
    "Rivas": ("president", "state/CL"),
    "Cruz": ("president", "state/PE"),
    "Soto": ("foreign minister", "state/PE"),
    "Holm": ("prime minister", "state/DK"),
    "Ferrer": ("journalist", "state/PE"),
    "Lund": (None, None),
    "Diop": (None, None),
    "Berg": (None, None),
    "Amadou Diop": (None, None),
    "Tesfaye Gebremariam": ("foreign minister", "state/ET"),
    "Ato Tesfaye Gebre-Mariam": ("minister of foreign affairs", "state/ET"),
    "Zeca Braga": (None, None),
    "Carlos Braga": ("trade minister", "state/BR"),
    "Ibrahim Saleh": ("foreign minister", "state/TD"),
    "I. Saleh": ("foreign minister", "state/YE"),
    "president of Peru": ("president", "state/PE"),
    "observer": (None, None),
    "guest": (None, None),
    "the Peruvian": (None, None),
    "Eva Lind": ("foreign minister", "state/SE"),
    "Lind": ("foreign minister", "state/SE"),
}


def met(  # noqa: PLR0913, a table row reads best with a field each
    parties: str,
    when: str | None = None,
    place: str | None = None,
    form: MeetingForm = "meeting",
    status: Status = "held",
    *,
    inferred: bool = False,
    topics: tuple[str, ...] = (),
    openings: tuple[str, ...] = (),
) -> LocalMeeting:
    """A meeting of "Rivas + Cruz"; `when` is a day, or two with ".." between. Numbered by `document`."""
    earliest, _, latest = (when or "").partition("..")
    return LocalMeeting(
        number=0,
        parties=tuple(sorted(key(name) for name in parties.split(" + "))),
        form=form,
        status=status,
        first=WORDS,
        place=place,
        earliest=day(earliest) if when else None,
        latest=day(latest or earliest) if when else None,
        inferred=inferred,
        topics=topics,
        openings=openings,
    )


def day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


def key(name: str) -> str:
    if "/" in name:
        return name
    return f"{'person' if name in PERSONS else 'group'}/{name}"


def document(name: str, issued: str | None, *meetings: LocalMeeting) -> Profile:
    """A document's profile, whose actors have one key in all documents."""
    parties = sorted({party for meeting in meetings for party in meeting.parties if "state/" not in party})
    return Profile(
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        identifier=name,
        issued=day(issued) if issued else None,
        publisher=None,
        actors=tuple(actor(party) for party in parties if not party.startswith("organisation/")),
        known=(),
        meetings=tuple(
            LocalMeeting(
                **{field: getattr(meeting, field) for field in meeting.__struct_fields__} | {"number": n}
            )
            for n, meeting in enumerate(meetings)
        ),
        statements=(),
    )


def actor(party: str) -> LocalActor:
    kind, _, name = party.partition("/")
    title, of = PERSONS.get(name, (None, None))
    offices = (Office(title, of, False, WORDS),) if title else ()
    own = "person" if kind == "person" else "group"
    return LocalActor(party, own, name, (name,), WORDS, offices, named=not name[0].islower())


def joined(*documents: Profile) -> SameMeetings:
    return same_meetings(documents, {})


def groups(documents: Sequence[Profile]) -> set[frozenset[str]]:
    """What is one, as sets of "document#number"."""
    same = same_meetings(documents, {})
    names = {one.sha256: one.identifier for one in documents}
    found: dict[tuple[str, int], set[str]] = {}
    for later, first in same.tellings.items():
        told = found.setdefault(first, {f"{names[first[0]]}#{first[1]}"})
        told.add(f"{names[later[0]]}#{later[1]}")
    return {frozenset(group) for group in found.values()}


ONE = [
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Quito")),
        ("2015-11-28", met("Cruz + Rivas", "2015-11-26", "Quito")),
        id="the same parties, day and place",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima")),
        ("2015-11-27", met("state/CL + state/PE", "2015-11-26", form="talks")),
        id="presidents and the states that they act for",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + state/PE", "2015-11-26")),
        ("2015-11-27", met("Rivas + Peruvian delegation", "2015-11-26")),
        id="a delegation and its state",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz + Holm", "2015-11-26")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="one leaves out the third",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz + Holm", "2015-11-26", "Geneva")),
        ("2015-11-27", met("Rivas + Cruz + Lund", "2015-11-26", "Switzerland")),
        id="each leaves out another, but day and place agree",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-27", inferred=True)),
        ("2015-11-28", met("Rivas + Cruz", "2015-11-26")),
        id="the lead of a paper of the next day",
    ),
    pytest.param(
        ("2015-11-23", met("Rivas + Cruz", "2015-11-23", "Quito")),
        ("2015-11-29", met("Rivas + Cruz", "2015-11-29", "Quito", inferred=True)),
        id="a Sunday feature looks back on its week",
    ),
    pytest.param(
        ("2015-03-20", met("Rivas + Cruz", "2015-03-19", "Lima")),
        ("2015-09-01", met("Rivas + Cruz", "2015-03-01..2015-03-31")),
        id="looked back on: they met in March",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", "2015-11-26", status="planned")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="announced, then held",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", "2015-11-23..2015-11-29", status="planned", place="Lima")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima")),
        id="announced for next week, held on a day of it",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", status="planned")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="announced without a date, held soon after",
    ),
    pytest.param(
        ("2015-10-10", met("Rivas + Cruz", place="Quito", status="planned")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Quito")),
        id="announced long before, at the same place",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", "2015-11-26", status="planned", place="Lima")),
        ("2015-11-29", met("Rivas + Cruz", "2015-11-28", "Lima")),
        id="moved by two days",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", "2015-11-26", status="planned")),
        ("2015-11-24", met("Rivas + Cruz", "2015-11-26", status="refused")),
        id="planned, then called off",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Quito")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-27", "Quito")),
        id="contradicting days, one place",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", form="call")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-27", form="call")),
        id="a call on two sides of the date line",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Quito")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima")),
        id="contradicting places, one day",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Lund", "2015-11-26", form="talks")),
        ("2015-11-27", met("Rivas + Lund", "2015-11-26", form="summit")),
        id="talks, which are a summit",
    ),
    pytest.param(
        ("2015-11-27", met("organisation/nato", "2015-11-26", form="summit")),
        ("2015-11-28", met("organisation/nato", "2015-11-26", form="summit")),
        id="a body that meets by itself",
    ),
    pytest.param(
        ("2015-06-02", met("Rivas + Cruz", "2015-05-30", "Lima")),
        ("2015-09-01", met("Rivas + the Peruvian", "2015-05-01..2015-05-31", "Lima", form="talks")),
        id="a country's person without a name",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima", openings=("a river has two banks and",))),
        (
            "2016-04-01",
            met("Rivas + Cruz", openings=("a river has two banks and", "we shall see what comes of")),
        ),
        id="looked back on without a date, with words said there",
    ),
    pytest.param(
        ("2015-11-27", met("organisation/nato", "2015-11-26", "Riga", form="summit")),
        ("2015-11-28", met("NATO leaders", "2015-11-26", "Riga")),
        id="a body and its leaders",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Eva Lind", "2015-11-26")),
        ("2015-11-27", met("Rivas + Lind", "2015-11-26")),
        id="a surname that nobody has resolved",
    ),
    pytest.param(
        (None, met("Rivas + Cruz", "2015-11-26")),
        ("2015-11-28", met("Rivas + Cruz", "2015-11-26")),
        id="a document without a date that names the day",
    ),
    pytest.param(
        ("2015-11-27", met("Diop + Eva Lind", "2015-11-26", "Oslo")),
        ("2015-12-20", met("Amadou Diop + Lind", "2015-11-01..2015-11-30", "Norway")),
        id="two family names that nobody has resolved",
    ),
    pytest.param(
        ("2015-11-27", met("Tesfaye Gebremariam + Rivas", "2015-11-26")),
        ("2015-11-28", met("Ato Tesfaye Gebre-Mariam + Rivas", "2015-11-26", form="talks")),
        id="two spellings that nobody has resolved",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz + observer", "2015-11-26")),
        ("2015-12-10", met("guest + Rivas + Cruz")),
        id="what may be no party does not part",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        ("2015-12-20", met("Rivas + Cruz")),
        id="an undated look back of weeks",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima")),
        ("2016-12-10", met("Rivas + Cruz", place="the Peruvian capital")),
        id="an undated look back of a year, with the place",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", "2015-11-23", "Lima", status="planned")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="planned, and held three days later",
    ),
    pytest.param(
        ("2015-11-23", met("Rivas + Cruz", "2015-11-23", status="refused")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima")),
        id="put off by three days",
    ),
    pytest.param(
        ("2015-11-01", met("Rivas + Cruz", "2015-11-26", "Lima", status="planned")),
        ("2015-11-10", met("Rivas + Cruz", status="refused")),
        id="called off weeks before",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-27", "Norrbury", inferred=True)),
        ("2015-11-28", met("Rivas + Cruz", "2015-11-27", "Lima")),
        id="a place that no table knows can be in the other",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Zeca Braga", "2015-11-26")),
        ("2015-11-28", met("Rivas + Carlos Braga", "2015-11-26")),
        id="a nickname, on the same day",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + president of Peru", "2015-11-26", "Lima")),
        ("2016-02-01", met("Rivas + Cruz", "2015-11-01..2015-11-30")),
        id="an office of a state is its holder",
    ),
]
APART = [
    pytest.param(
        ("2015-11-27", met("Eva Lind + Rivas", "2015-11-26")),
        ("2015-11-27", met("Ibrahim Saleh + Rivas", "2015-11-26")),
        id="somebody else",
    ),
    pytest.param(
        ("2015-11-27", met("Ibrahim Saleh + Rivas", "2015-11-26")),
        ("2015-11-27", met("I. Saleh + Rivas", "2015-11-26")),
        id="two of one name who act for two states",
    ),
    pytest.param(
        ("2015-11-27", met("state/CL + state/PE", "2015-11-26")),
        ("2015-12-20", met("state/CL + state/PE")),
        id="two states meet all the time",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima")),
        ("2017-12-10", met("Rivas + Cruz", place="Lima")),
        id="no look back is of two years",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        ("2015-11-27", met("Rivas + Holm", "2015-11-26")),
        id="one party in common",
    ),
    pytest.param(
        ("2015-11-24", met("Rivas + Cruz", "2015-11-23", "Lima")),
        ("2015-11-28", met("Rivas + Cruz", "2015-11-27", "Lima")),
        id="on Monday, and again on Friday",
    ),
    pytest.param(
        ("2014-11-27", met("Rivas + Cruz", "2014-11-26", form="summit", place="Lima")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", form="summit", place="Lima")),
        id="a summit every year",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", form="call")),
        id="a call is no meeting",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", form="visit")),
        id="a visit contains a meeting",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        ("2015-11-27", met("Rivas + Soto", "2015-11-26")),
        id="two persons of one country",
    ),
    pytest.param(
        ("2015-11-27", met("Diop + Eva Lind", "2015-11-26")),
        ("2015-11-27", met("Berg + Lind", "2015-11-26")),
        id="nothing but a surname in common",
    ),
    pytest.param(
        ("2015-11-24", met("Rivas + Cruz", "2015-11-24", form="call", inferred=True)),
        ("2015-11-26", met("Rivas + Cruz", "2015-11-26", form="call", inferred=True)),
        id="two readouts of two days",
    ),
    pytest.param(
        ("2015-11-16", met("Rivas + Cruz", "2015-11-16", form="call", inferred=True)),
        ("2015-11-19", met("Rivas + Cruz", "2015-11-17", form="call")),
        id="told before the other was held",
    ),
    pytest.param(
        ("2015-11-16", met("Rivas + Cruz", form="talks", status="planned")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", form="call")),
        id="a dialogue that goes on is not the next call",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Ferrer", "2015-11-26")),
        ("2015-11-27", met("Rivas + state/PE", "2015-11-26")),
        id="a journalist does not act for a state",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", status="refused")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="called off is not held",
    ),
    pytest.param(
        ("2015-11-20", met("Rivas + Cruz", "2015-11-19", status="refused")),
        ("2015-11-23", met("Rivas + Cruz", "2015-11-19", status="planned")),
        id="refused, and later agreed to",
    ),
    pytest.param(
        ("2015-12-02", met("Rivas + Cruz", status="planned")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="held before the other was announced",
    ),
    pytest.param(
        (None, met("Rivas + Cruz")),
        (None, met("Rivas + Cruz")),
        id="no time at all",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz + Holm + Lund", "2015-11-26", form="summit")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="at the edge of a summit",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz + Holm", "2015-11-26", form="summit")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="at the edge of a summit of three",
    ),
    pytest.param(
        ("2015-11-27", met("EU foreign ministers", "2015-11-26", "Riga")),
        ("2015-11-28", met("EU leaders", "2015-11-26", "Riga")),
        id="two bodies of one union",
    ),
    pytest.param(
        ("2015-11-27", met("state/CL + state/PE", "2015-11-26", "Geneva", form="talks")),
        ("2015-11-27", met("state/CL + state/PE", "2015-11-26", "Vienna", form="talks")),
        id="states can meet at two places on one day",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26", openings=("a river has two banks and",))),
        ("2016-04-01", met("Rivas + Cruz", "2016-03-31", openings=("a river has two banks and",))),
        id="a slogan said at two meetings",
    ),
    pytest.param(
        ("2015-09-01", met("Rivas + Cruz", "2015-05-01..2015-05-31")),
        ("2015-12-01", met("Rivas + Cruz", "2015-05-01..2015-05-31")),
        id="two months are no day, where no place is told",
    ),
    pytest.param(
        ("2015-11-27", met("Rivas + Cruz", "2015-01-01..2015-12-31")),
        ("2015-11-27", met("Rivas + Cruz", "2015-11-26")),
        id="a year is no time",
    ),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_meeting(one: tuple[str | None, LocalMeeting], other: tuple[str | None, LocalMeeting]) -> None:
    assert groups([document("a", *one), document("b", *other)]) == {frozenset({"a#0", "b#0"})}


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_meetings(one: tuple[str | None, LocalMeeting], other: tuple[str | None, LocalMeeting]) -> None:
    assert groups([document("a", *one), document("b", *other)]) == set()


def test_two_meetings_of_one_document_stay_two() -> None:
    both = document("a", "2015-11-27", met("Rivas + Cruz", "2015-11-26"), met("Rivas + Cruz", "2015-11-27"))
    first = document("b", "2015-11-27", met("Rivas + Cruz", "2015-11-26", "Lima"))
    second = document("c", "2015-11-28", met("Rivas + Cruz", "2015-11-27", "Lima"))
    assert groups([both, first, second]) == {frozenset({"a#0", "b#0"}), frozenset({"a#1", "c#0"})}


def test_a_third_document_does_not_join_them() -> None:
    both = document("a", "2015-11-27", met("Rivas + Cruz", "2015-11-26"), met("Rivas + Cruz", "2015-11-26"))
    others = [document(name, "2015-11-27", met("Rivas + Cruz", "2015-11-26")) for name in "bc"]
    assert groups([both, *others]) == {frozenset({"b#0", "c#0"})}


def test_what_fits_two_meetings_joins_neither() -> None:
    early = [document(name, "2015-03-05", met("Rivas + Cruz", "2015-03-04")) for name in "ab"]
    late = document("c", "2015-03-26", met("Rivas + Cruz", "2015-03-25"))
    back = document("d", "2015-09-01", met("Rivas + Cruz", "2015-03-01..2015-03-31"))
    assert groups([*early, late, back]) == {frozenset({"a#0", "b#0"})}


def test_the_place_tells_which_is_meant() -> None:
    early = document("a", "2015-03-05", met("Rivas + Cruz", "2015-03-04", "Lima"))
    late = document("b", "2015-03-26", met("Rivas + Cruz", "2015-03-25", "Quito"))
    back = document("c", "2015-09-01", met("Rivas + Cruz", "2015-03-01..2015-03-31", "Quito"))
    assert groups([early, late, back]) == {frozenset({"b#0", "c#0"})}


def test_states_do_not_join_what_two_pairs_of_persons_did() -> None:
    presidents = document("a", "2015-11-27", met("Rivas + Cruz", "2015-11-26"))
    ministers = document("b", "2015-11-27", met("Rivas + Soto", "2015-11-26"))
    states = document("c", "2015-11-27", met("state/CL + state/PE", "2015-11-26"))
    assert groups([presidents, ministers, states]) == set()
    assert groups([presidents, states]) == {frozenset({"a#0", "c#0"})}


def test_offices_of_other_documents_count_where_a_document_names_none() -> None:
    bare = document("a", "2015-11-27", met("Lund + Diop", "2015-11-26"))
    told = document("b", "2015-11-20")
    offices = [("Lund", "president", "state/NO"), ("Diop", "president", "state/SN")]
    known = tuple(
        LocalActor(f"person/{name}", "person", name, (name,), WORDS, (Office(title, of, False, WORDS),))
        for name, title, of in offices
    )
    told = Profile(told.sha256, "b", told.issued, None, known, (), (), ())
    states = document("c", "2015-11-27", met("state/NO + state/SN", "2015-11-26"))
    assert groups([bare, states]) == set()
    assert groups([bare, told, states]) == {frozenset({"a#0", "c#0"})}


def test_the_earliest_document_tells_first_and_every_step_says_why() -> None:
    late = document("late", "2015-11-28", met("Rivas + Cruz", "2015-11-26", "Kremlin"))
    early = document("early", "2015-11-27", met("Rivas + Cruz", "2015-11-26", "Moscow"))
    same = joined(late, early)
    assert dict(same.tellings) == {(late.sha256, 0): (early.sha256, 0)}
    (step,) = same.merges
    assert (step.kind, step.one, step.other) == ("meeting", f"{early.sha256}#0", f"{late.sha256}#0")
    assert step.rule == "same parties, same day"
    assert step.evidence == "both Cruz + Rivas; both 2015-11-26; Moscow / Kremlin"


def test_keys_in_all_documents_are_heeded() -> None:
    def named(name: str, *people: str) -> Profile:
        meeting = LocalMeeting(
            0, people, "meeting", "held", WORDS, None, day("2015-11-26"), day("2015-11-26")
        )
        actors = tuple(LocalActor(person, "person", person, (person,), WORDS) for person in people)
        return Profile(name, name, day("2015-11-27"), None, actors, (), (meeting,), ())

    documents = [named("a", "person/1", "person/2"), named("b", "person/3", "person/4")]
    assert same_meetings(documents, {}).tellings == {}
    keys = {"person/3": "person/1", "person/4": "person/2"}
    assert dict(same_meetings(documents, keys).tellings) == {("b", 0): ("a", 0)}


PLACES = [
    ("Moscow", "Moscow", Places.AGREEING),
    ("Kremlin", "Moscow", Places.AGREEING),
    ("Geneva", "Switzerland", Places.AGREEING),
    ("Paris, France", "Paris", Places.AGREEING),
    ("Kyiv", "Kiev", Places.AGREEING),
    ("the Kremlin in Moscow", "Russia", Places.AGREEING),
    ("Camp David", "Washington", Places.DIFFERENT),
    ("Geneva", "Vienna", Places.DIFFERENT),
    ("Geneva", "Bern", Places.DIFFERENT),
    ("Norrbury", "Westholm", Places.UNFAMILIAR),
    ("Norrbury", "Lima", Places.UNFAMILIAR),
    ("the capital", "Lima", Places.AGREEING),
    ("Peruvian capital", "Lima", Places.AGREEING),
    ("Peruvian capital", "Quito", Places.DIFFERENT),
    ("capital", "Geneva", Places.UNKNOWN),
    ("Norrbury", "Peru", Places.UNKNOWN),
    ("Hà Nội", "Hanoi", Places.AGREEING),
    ("the airport", "Lima", Places.UNKNOWN),
    ("presidential palace", "Peru", Places.UNKNOWN),
    ("Lima", None, Places.UNKNOWN),
]


@pytest.mark.parametrize(("one", "other", "expected"), PLACES)
def test_places(one: str | None, other: str | None, expected: Places) -> None:
    assert compared(one, other) is compared(other, one) is expected


DAYS = st.integers(1, 9).map(lambda number: f"2015-11-0{number}")
TELLINGS = st.builds(
    met,
    st.sampled_from(
        ["Rivas + Cruz", "Rivas + Soto", "state/CL + state/PE", "Rivas + Cruz + Holm", "Lund + Diop"]
    ),
    st.none() | DAYS | st.just("2015-11-01..2015-11-30"),
    st.sampled_from([None, "Lima", "Peru", "Quito"]),
    st.sampled_from(["meeting", "talks", "call", "summit"]),
    st.sampled_from(["held", "planned", "refused"]),
    inferred=st.just(False),
)
DOCUMENTS = st.lists(st.tuples(DAYS, st.lists(TELLINGS, max_size=3)), max_size=7).map(
    lambda found: [document(str(n), issued, *meetings) for n, (issued, meetings) in enumerate(found)]
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.randoms())
def test_the_order_of_documents_does_not_matter(documents: list[Profile], random: object) -> None:
    before = same_meetings(documents, {})
    random.shuffle(documents)  # type: ignore[attr-defined]
    assert same_meetings(documents, {}) == before


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_no_document_tells_one_meeting_twice_and_the_first_is_the_earliest(documents: list[Profile]) -> None:
    same = same_meetings(documents, {})
    order = {one.sha256: one.order for one in documents}
    whole: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for later, first in same.tellings.items():
        assert first not in same.tellings
        assert (order[first[0]], first[1]) < (order[later[0]], later[1])
        whole.setdefault(first, [first]).append(later)
    for group in whole.values():
        assert len({document for document, _ in group}) == len(group)
    assert len(same.merges) == len(same.tellings)


def series(size: int) -> list[Profile]:
    """Meetings of one pair every three days, ten documents each."""
    days = (dt.date(2000, 1, 1) + dt.timedelta(days=n // 10 * 3) for n in range(size))
    return [
        document(f"{n}", str(held + dt.timedelta(days=1)), met("Rivas + Cruz", str(held), form="talks"))
        for n, held in enumerate(days)
    ]


def one_event(size: int) -> list[Profile]:
    """One meeting in many documents, each with words of its own."""
    return [
        document(
            f"{n}",
            f"2015-11-2{n % 4 + 6}",
            met("Rivas + Cruz", "2015-11-26", ["Lima", None, "Peru"][n % 3], openings=(f"{n} words of it",)),
        )
        for n in range(size)
    ]


@pytest.mark.parametrize(("corpus", "meetings"), [(series, 0.1), (one_event, 0)])
def test_the_work_grows_with_the_number_of_documents(
    corpus: Callable[[int], list[Profile]], meetings: float
) -> None:
    seconds = []
    for size in (1_000, 4_000):
        documents, started = corpus(size), perf_counter()
        assert len(same_meetings(documents, {}).tellings) == size - max(1, int(size * meetings))
        seconds.append(perf_counter() - started)
    # four times the documents; 16 would be the square
    assert seconds[1] < 9 * max(seconds[0], 0.05)
