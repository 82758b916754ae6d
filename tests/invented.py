"""Small corpora drawn by lot, whose documents tell of the same few actors, meetings and utterances, for tests
of pages about several documents.
"""

import datetime as dt

from msgspec.structs import replace

from carded import DAY, NASTY, card, met, on, person, said
from memcon.export.pages.cards import ActorTold, Named, Office, Passage, Words

ACTORS = (
    person("Carmela Vella"),
    person("Odd Berge"),
    person(NASTY[4], "person/rtl"),
    Named("state/MT", "Malta"),
    Named("group/0123456789abcdef", NASTY[0]),
    Named("organisation/un", "United Nations"),
)
PLACES = (Named("place/1", "Valletta"), Named("place/2", NASTY[1]))
TOPICS = (Named("topic/1", "the deal"), Named("topic/2", NASTY[5]))
DAYS = (None, DAY, DAY.replace(day=28), dt.date(2031, 6, 9))


def corpus(rng, count=6):
    return [_document(rng, number, count) for number in range(count)]


def _document(rng, number, count):
    meetings = [_meeting(rng, name, at) for at, name in enumerate(rng.sample(range(4), rng.randrange(3)))]
    there = [None, *(one.iri for one in meetings)]
    statements = [_statement(rng, number, at, count, rng.choice(there)) for at in range(rng.randrange(4))]
    offices = tuple(_office(rng, number) for _ in range(rng.randrange(2)))
    named = {
        *(each for one in meetings for each in one.participants),
        *(each for one in statements for each in (*one.speakers, *one.addressees, *one.targets)),
        *(each for one in offices for each in (one.holder, one.of) if each),
    }
    told = tuple(
        ActorTold(each, (f"alias {rng.randrange(3)}",), None, rng.randrange(1, 5), Words(0, 4, "Name"))
        for each in ACTORS
        if each in named
    )
    return card(
        f"{number}", *meetings, *statements, issued=rng.choice(DAYS), actors=told, offices=offices,
        title=rng.choice((None, *NASTY)),
    )  # fmt: skip


def _meeting(rng, name, at):
    return met(
        f"{name}", *rng.sample(ACTORS, rng.choice((2, 3))), at=at, when=on(rng.choice(DAYS)),
        status=rng.choice(("held", "planned", "refused")), places=_some(rng, PLACES),
        topics=_some(rng, TOPICS),
        passages=(Passage("They met.", at, (Words(at + 5, at + 8, "met"),)),),
    )  # fmt: skip


def _statement(rng, number, at, count, made_at):
    original = rng.choice((None, f"{rng.randrange(count)}-0"))
    one = said(
        f"{number}-{at}", *_some(rng, ACTORS), at=10 + at, when=on(rng.choice(DAYS)),
        same_as=None if original == f"{number}-{at}" else original, quoted=rng.random() < 0.5,
    )  # fmt: skip
    return replace(
        one,
        addressees=_some(rng, ACTORS),
        targets=(*_some(rng, ACTORS), *_some(rng, TOPICS)),
        made_at=made_at,
        act=rng.choice(("state", "threaten")),
    )


def _office(rng, number):
    of = rng.choice((None, ACTORS[3]))
    words = Words(3, 7, "mini")
    return Office(
        f"tenure/{number}", rng.choice(ACTORS[:2]), "Minister", "minister", of, rng.random() < 0.3, words
    )


def _some(rng, things):
    return tuple(rng.sample(things, rng.randrange(3) if len(things) > 2 else rng.randrange(2)))
