"""Near copies of invented wire stories, and what only looks like one."""

import datetime as dt
import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Span
from memcon.resolve.across.duplicates import KEPT, containment, near_copies, signature, sketch
from memcon.resolve.across.profiles import LocalActor, Profile

DAY = dt.date(2031, 3, 4)
STORY = """\
Norwegian Foreign Minister Ine Dahl said on Tuesday that the fisheries agreement with Uganda would be signed \
in May, after two years of talks that had twice come close to failing.
Dahl received her counterpart Grace Okello at Akershus Fortress in the morning. The two spoke for three \
hours, an hour longer than planned, and went for a walk along the harbour before lunch.
"We have settled every open question on quotas," Dahl told reporters in the courtyard. "What is left is \
the work of the lawyers, and they have promised me to be quick about it."
Okello called the outcome fair to both sides. She said that fishing families around the lake had waited \
too long for clear rules, and that her government would publish the whole text before parliament votes on \
it.
Under the agreement Norwegian firms may build four cold stores near the landing sites, and Uganda will train \
inspectors at the institute in Bergen. A joint board is to meet twice a year.
Opposition deputies in Kampala doubted that small boats would profit. Amina Sseki, who speaks for the lake \
communities, warned that the stores could push prices down if nobody watches them.
Talks had broken off last autumn when Oslo asked for a review of licences. They were taken up again in \
January on the margins of a conference on inland waters.
"""
BRIEF = "The talks between the two delegations on the border crossing at Varda will go on next Monday at ten."
OTHER = """\
Fishermen on the lake greeted the agreement between Norway and Uganda with flags and drums on Tuesday evening.
"We have settled every open question on quotas," Norway's chief diplomat had said hours before, and in the \
village of Kasenyi that sentence was repeated from boat to boat. An old net maker cried; a trader ordered \
beer for all.
Not everybody believed it. The cold stores, some feared, would belong to others, as the ferries do, and \
the road to the landing site has been promised by four governments. The headmaster of the school asked who \
would pay for power.
By nightfall the drums had stopped, and the first boats were out on the water again, as on every other \
evening.
"""
NEWS = """\
The parliament in Kampala put off its vote on the fisheries agreement on Friday, after the speaker found \
that the annex on licences was missing from the text that the government had sent.
Deputies of all parties accused the ministry of haste. The minister in charge, Peter Ochan, apologised and \
said that a clerk had mistaken one folder for another; the annex would be with the house by Monday noon.
In Oslo a spokeswoman said that nothing in the substance had changed and that the date in May would hold.
Market women in Entebbe said they had never heard of the annex and would like to read it too.
"""


def profile(text: str, name: str, day: dt.date | None = DAY, *people: str) -> Profile:
    actors = tuple(
        LocalActor(f"person/{number:016x}", "person", person, (person,), Span(0, 1, person[0]))
        for number, person in enumerate(people)
    )
    digits = hashlib.sha256(text.encode()).hexdigest()
    return Profile(digits, name, day, None, actors, (), (), (), signature(text))


def later(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def copies(*profiles: Profile) -> dict[str, str]:
    """Copy -> original, by their names."""
    names = {each.sha256: each.identifier for each in profiles}
    return {names[copy]: names[of] for copy, of in near_copies(profiles).copies.items()}


def paragraphs(text: str, *chosen: int) -> str:
    lines = text.splitlines()
    return "\n".join(lines[number] for number in chosen)


COPIES = {
    "another headline": "Oslo and Kampala reach deal on lake fish\n\n" + STORY,
    "a dateline": "OSLO, March 4 (Newswire) - " + STORY,
    "a cut tail": paragraphs(STORY, 0, 1, 2, 3),
    "cut to its head": paragraphs(STORY, 0, 1),
    "shortened": paragraphs(STORY, 0, 2, 4, 6),
    "a paragraph more": STORY
    + "The lake is the largest of the region and feeds some thirty million people.\n",
    "small edits": STORY.replace("on Tuesday", "Tuesday")
    .replace("reporters", "journalists")
    .replace("clear", "firm"),
    "other quotation marks": STORY.replace('"', "”").replace("'", "’"),
    "other line breaks": STORY.replace(" ", "\n"),
    "capital letters": STORY.upper(),
}


@pytest.mark.parametrize("changed", COPIES)
@pytest.mark.parametrize("days", [0, 2])
def test_a_changed_story_is_a_copy(changed, days):
    found = copies(profile(STORY, "first"), profile(COPIES[changed], "second", later(days)))
    assert len(found) == 1
    assert days == 0 or found == {"second": "first"}


@pytest.mark.parametrize("days", [0, 2])
@pytest.mark.parametrize(
    "text",
    [OTHER, NEWS, NEWS + paragraphs(STORY, 0, 6), paragraphs(STORY, 2) + "\n" + OTHER],
    ids=[
        "another story on the event",
        "news of days later",
        "an update with old background",
        "a shared quote",
    ],
)
def test_another_story_is_no_copy(text, days):
    assert copies(profile(STORY, "first"), profile(text, "second", later(days))) == {}


def readout(who: str, about: str) -> str:
    return (
        f"The President spoke with {who} today. The leaders discussed {about} and the friendship between "
        "their two peoples. They agreed that their teams would stay in contact in the coming weeks. The "
        "President thanked him for his hospitality and wished him and his people well for the "
        "holidays. He repeated that the door to further cooperation stays open; both leaders said that they "
        "looked forward to meeting in person at the next opportunity that their calendars allow."
    )


def test_readouts_from_one_template_are_no_copies():
    one = profile(readout("Ilir Vasa", "energy"), "one", DAY, "Ilir Vasa")
    other = profile(readout("Tomas Reyl", "energy"), "other", DAY, "Tomas Reyl")
    again = profile(readout("Ilir Vasa", "grain prices"), "again", later(40), "Ilir Vasa")
    assert copies(one, other) == {}
    assert copies(one, profile(readout("Ilir Vasa", "energy") + " More soon.", "copy", DAY, "Ilir Vasa"))
    assert copies(other, again) == {}


@pytest.mark.parametrize(
    ("text", "days", "same"),
    [
        ("Ministry: " + BRIEF, 1, True),
        (BRIEF.replace("Monday at ten", "Friday at noon"), 1, False),
        ("Ministry: " + BRIEF, 7, False),
        ("Page not found", 0, False),
        ("", 0, False),
    ],
)
def test_a_short_text_must_be_nearly_the_same_within_days(text, days, same):
    assert bool(copies(profile(BRIEF, "first"), profile(text, "second", later(days)))) is same


def test_texts_too_short_to_tell_are_no_copies():
    assert copies(profile("Page not found.", "a"), profile("Page: not found", "b"), profile("", "c")) == {}


def test_an_original_is_the_earliest_and_of_one_day_the_longest():
    cut, short = paragraphs(STORY, 0, 1, 2, 3, 4), paragraphs(STORY, 0, 2, 3)
    assert copies(profile(cut, "cut"), profile(STORY, "whole"), profile(short, "short", later(1))) == {
        "cut": "whole",
        "short": "whole",
    }
    assert copies(profile(STORY, "whole", None), profile(cut + NEWS[:150], "dated")) == {"whole": "dated"}


def test_a_copy_of_a_copy_that_is_unlike_the_original_is_an_original():
    first, last = paragraphs(STORY, 0, 1, 2), paragraphs(STORY, 3, 4, 5)
    found = copies(profile(STORY, "b", later(1)), profile(first, "a"), profile(last, "c", later(2)))
    assert found == {"c": "b"}


def test_a_merge_tells_what_was_found():
    whole, cut = profile(STORY, "whole.txt"), profile(paragraphs(STORY, 0, 1, 2), "cut.txt", later(1))
    (merge,) = near_copies([cut, whole]).merges
    assert (merge.kind, merge.one, merge.other) == ("document", whole.sha256, cut.sha256)
    assert merge.evidence == "about 100% of the words of cut.txt stand in whole.txt"


def test_the_same_text_under_two_names_is_one_document():
    assert near_copies([profile(STORY, "one"), profile(STORY, "two")]).copies == {}


def test_a_signature_is_small_and_the_same_everywhere():
    size, *hashes = signature(STORY)
    assert size == 224
    assert len(hashes) == KEPT
    assert hashes == sorted(hashes)
    assert hashes[:2] == [2521565, 5503523]
    assert signature("") == signature(" .\n") == (0,)
    assert len(signature("One word")) == 2


def test_containment_is_estimated_well_between_texts_of_any_length():
    lots = random.Random(4)
    words = [f"{lots.choice('bdfgklmnprstv')}{lots.randrange(10**6)}" for _ in range(4000)]
    for part in (100, 400, 1600):
        text = sketch(signature(" ".join([*words[: part // 2], *(f"x{n}" for n in range(part // 2))])))
        share, sample = containment(text, sketch(signature(" ".join(words))))
        assert sample >= 2
        assert abs(share - 0.5) < 0.2 or sample < 20


@given(st.permutations(range(6)))
def test_the_order_of_the_documents_does_not_matter(order):
    texts = [STORY, *list(COPIES.values())[:4], NEWS]
    profiles = [profile(text, str(number), later(number % 3)) for number, text in enumerate(texts)]
    assert near_copies([profiles[number] for number in order]) == near_copies(profiles)


def test_a_turn_of_phrase_in_many_texts_costs_nothing_and_joins_nothing():
    lots = random.Random(1)
    said = "Reporting by our correspondents; editing by the night desk. All rights reserved, do not copy."
    texts = [" ".join(f"w{lots.randrange(10**6)}" for _ in range(80)) + " " + said for _ in range(300)]
    stories = [profile(text, f"{number:03}") for number, text in enumerate(texts)]
    copy = profile("Morning edition\n" + texts[-1], "copy", later(1))
    assert copies(*stories, copy) == {"copy": "299"}
