"""The pages about several documents together: made from their owners' documents alone, linked, bounded, and
the same in every process.
"""

import datetime as dt
import hashlib
import os
import random
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from carded import card, met, on, person, said
from invented import corpus
from memcon.export.pages.actors import Actors
from memcon.export.pages.cards import ActorTold, Named, Office, Passage, Words
from memcon.export.pages.catalogue import Catalogue
from memcon.export.pages.listing import Listing
from memcon.export.pages.meetings import Meetings
from memcon.export.pages.parting import Stretch, parts_of
from memcon.export.pages.things import Things
from paged import BASE, Page

FIRST = dt.date(2022, 1, 1)
INE = person("Ine Dahl")
# 300 characters of two bytes each
LONG = "ш" * 300
TITLE = "A title of usual length for a piece of news, or somewhat longer"


def sections():
    return Actors(BASE), Meetings(BASE), Things(BASE), Catalogue(), Listing()


def by_owner(cards):
    found = sections()
    for number, one in enumerate(cards):
        for section in found:
            section.add(number, one)
    return {owner: dict(section.pages(owner, cards)) for section in found for owner in section.owners()}


def flattened(pages):
    return [(path, page) for of_owner in pages.values() for path, page in of_owner.items()]


def test_pages_depend_on_the_documents_of_their_owner_alone():
    rng = random.Random(17)
    for _ in range(40):
        before = corpus(rng)
        after = list(before)
        after[rng.randrange(6)] = rng.choice(corpus(rng))
        changed = {number for number in range(6) if before[number] != after[number]}
        earlier = by_owner(before)
        for owner, pages in by_owner(after).items():
            if owner.documents is not None and owner in earlier and not changed & set(owner.documents):
                assert pages == earlier[owner]


def test_every_link_leads_to_a_page_and_no_page_is_made_twice():
    for seed in range(12):
        made = flattened(by_owner(corpus(random.Random(seed))))
        counted = Counter(path for path, _ in made)
        assert set(counted.values()) == {1}
        for path, page in made:
            seen = Page(page)
            ids = seen.attributes("id")
            assert len(ids) == len(set(ids))
            for link in seen.attributes("href"):
                if link.startswith("#"):
                    assert link[1:] in ids
                elif not link.startswith("data:"):
                    up = "../" * path.count("/")
                    assert link.startswith(up)
                    target = link.removeprefix(up).partition("#")[0]
                    assert target in counted or target.startswith(OTHERS)


OTHERS = (
    "assets/", "document/", "statement/", "index.html", "network.html", "timeline.html", "left-out.html",
    "ontology.html",
)  # fmt: skip


def test_pages_have_one_heading_of_the_first_level_and_none_is_skipped():
    for path, page in flattened(by_owner(corpus(random.Random(3)))):
        levels = [int(tag[1]) for tag, _ in Page(page).tags if tag in {"h1", "h2", "h3", "h4"}]
        assert levels.count(1) == 1, path
        assert levels[0] == 1
        assert all(after <= level + 1 for level, after in pairwise(levels)), path


def test_no_page_has_what_its_security_policy_forbids():
    for _, page in flattened(by_owner(corpus(random.Random(5)))):
        for tag, attributes in Page(page).tags:
            assert tag != "script" or attributes["src"]
            assert not [name for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_process_makes_the_same_bytes(seed):
    code = "import test_several; print(test_several.digest())"
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(folders)}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == digest()


def digest():
    made = flattened(by_owner(corpus(random.Random(23))))
    return hashlib.sha256(b"".join(path.encode() + page for path, page in made)).hexdigest()


def test_an_actor_of_three_thousand_statements_has_pages_of_bounded_size():
    topics = tuple(
        Named(f"topic/{at}", f"the topic number {at} of some length, as topics have") for at in range(3)
    )
    others = tuple(person(f"Person of some name {at}") for at in range(300))
    cards = []
    for number in range(500):
        day = FIRST + dt.timedelta(number)
        words = [
            replace(said(f"{number}-{at}", INE, content=LONG), targets=topics, addressees=others[:3])
            for at in range(6)
        ]
        to_her = replace(said(f"{number}-x", others[0], content=LONG), targets=(INE, *topics))
        meeting = met(f"{number}", INE, *others[number % 290 :][:9], when=on(day), topics=topics)
        office = Office(
            f"tenure/{number}",
            INE,
            f"Minister {number}",
            f"minister {number}",
            None,
            False,
            Words(0, 3, "Min"),
        )
        told = (ActorTold(INE, (f"Name {number}",), None, 3, Words(0, 3, "Ine")),)
        cards.append(
            card(
                f"{number}", *words, to_her, meeting, actors=told, offices=(office,), issued=day, title=TITLE
            )
        )
    section = Actors(BASE)
    for number, one in enumerate(cards):
        section.add(number, one)
    [owner] = section.owners()
    pages = dict(section.pages(owner, cards))
    assert len(pages) > 60
    assert max(map(len, pages.values())) < 150_000


def test_a_meeting_of_many_long_tellings_has_pages_of_bounded_size():
    everyone = tuple(person(f"Person of some name {at}") for at in range(80))
    sentence = "They met. " + "Words of a long sentence that goes on. " * 12
    passages = tuple(
        Passage(sentence, 1000 * at, (Words(1000 * at + 5, 1000 * at + 8, "met"),)) for at in range(15)
    )
    cards = [
        card(
            f"{number}",
            met("m", *everyone, passages=passages),
            *(replace(said(f"{number}-{at}", INE, content=LONG), made_at="meeting/m") for at in range(5)),
            title=TITLE,
        )
        for number in range(60)
    ]
    section = Meetings(BASE)
    for number, one in enumerate(cards):
        section.add(number, one)
    [owner] = section.owners()
    assert max(len(page) for _, page in section.pages(owner, cards)) < 200_000


def test_the_first_page_has_the_beginnings_and_then_comes_one_list_after_the_other():
    assert parts_of((), 2, 3) == [()]
    assert parts_of((range(2), ()), 2, 3) == [(Stretch(range(2)), Stretch(()))]
    assert parts_of((range(6), range(1), range(3)), 2, 3) == [
        (Stretch(range(2), onward=1), Stretch(range(1)), Stretch(range(2), onward=3)),
        (Stretch(range(2, 5), 2), Stretch(()), Stretch(())),
        (Stretch(range(5, 6), 5), Stretch(()), Stretch(())),
        (Stretch(()), Stretch(()), Stretch(range(2, 3), 2)),
    ]
