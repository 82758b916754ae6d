"""Three invented documents with findings made by hand, for the tests of map, check and export."""

import hashlib
from datetime import date

from memcon.model import (
    Actor,
    Attribution,
    DateReference,
    Document,
    Findings,
    Meeting,
    Mention,
    Span,
    Statement,
    Tenure,
)

READOUT = """Dahl and Okello discuss fisheries

OSLO, 4 March 2031 - Norwegian Foreign Minister Ine Dahl received her Ugandan counterpart, Grace Okello, at \
Akershus Fortress on Tuesday for talks on fisheries.
“We have agreed on the text,” Dahl told Okello, “and we shall sign it in May.”
Okello welcomed the agreement. Two senior officials doubted that it would hold.
"""
COLUMN = """\
"Not now" — that was Norway’s answer in the 2020s.\u200f Norway refused to meet envoys of the Lake League; \
it was reportedly “\\ too early 🐟 ”.\r\nOkello did not accuse Oslo of anything.
"""
EMPTY = "The weather will stay fair.\n"


def document(text: str, name: str, **stated) -> Document:
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), **stated)


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth place where these words stand in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def readout() -> Findings:
    def at(words: str, nth: int = 0) -> Span:
        return span(READOUT, words, nth)

    mentions = (
        Mention(at("Norwegian Foreign Minister Ine Dahl"), "name", "person"),
        Mention(at("her Ugandan counterpart"), "nominal", "person"),
        Mention(at("Grace Okello"), "name", "person"),
        Mention(at("Norwegian"), "adjective", "state"),
        Mention(at("Ugandan"), "adjective", "state"),
        Mention(at("Dahl", 2), "name", "person"),
        Mention(at("Okello", 2), "name", "person"),
        Mention(at("Okello", 3), "name", "person"),
        Mention(at("Two senior officials"), "nominal", "group", plural=True),
    )
    tuesday = DateReference(at("Tuesday"), "day", "relative", date(2031, 3, 4), date(2031, 3, 4))
    agreed = Attribution(
        at("told Okello"),
        (at("Dahl", 2),),
        (at("“We have agreed on the text,”"), at("“and we shall sign it in May.”")),
        "tell",
    )
    return Findings(
        document(
            READOUT,
            "readouts/oslo.txt",
            title="Dahl and Okello discuss fisheries",
            date=date(2031, 3, 4),
            publisher="Ministry of Foreign Affairs",
            url="https://example.org/readouts/2031/oslo",
            licence="CC BY 4.0",
            language="en",
        ),
        mentions,
        (
            Meeting(
                (at("received"), at("talks")),
                (0, 2),
                "talks",
                host=0,
                place=at("Akershus Fortress"),
                topics=(at("fisheries", 1),),
                date=tuesday,
            ),
        ),
        (
            Statement(
                agreed,
                (5,),
                "announce",
                "direct",
                addressees=(6,),
                quotes=(at("We have agreed on the text,"), at("and we shall sign it in May.")),
                meeting=0,
                date=tuesday,
            ),
            Statement(
                Attribution(at("welcomed"), (at("Okello", 3),), (at("the agreement"),), "welcome"),
                (7,),
                "support",
                "indirect",
                stance="supports",
                topic=at("the agreement"),
            ),
            Statement(
                Attribution(
                    at("doubted"), (at("Two senior officials"),), (at("that it would hold"),), "doubt"
                ),
                (8,),
                "believe",
                "indirect",
                stance="opposes",
                target=0,
            ),
        ),
        (
            Actor("person/ine-dahl", "person", "Ine Dahl", ("Dahl",), (0, 5)),
            Actor("person/grace-okello", "person", "Grace Okello", ("Okello",), (1, 2, 6, 7)),
            Actor("state/NO", "state", "Norway", ("Norwegian",), (3,), wikidata="Q20"),
            Actor("state/UG", "state", "Uganda", (), (4,), wikidata="Q1036"),
            Actor("group/two-senior-officials", "group", "Two senior officials", (), (8,)),
        ),
        (
            Tenure(
                "person/ine-dahl",
                "Norwegian Foreign Minister",
                "foreign minister",
                at("Norwegian Foreign Minister Ine Dahl"),
                "state/NO",
            ),
            Tenure(
                "person/grace-okello",
                "Ugandan counterpart",
                "foreign minister",
                at("her Ugandan counterpart"),
                "state/UG",
            ),
        ),
    )


def column() -> Findings:
    def at(words: str, nth: int = 0) -> Span:
        return span(COLUMN, words, nth)

    return Findings(
        document(COLUMN, "columns/not now.txt", url="not an address"),
        (
            Mention(at("Norway"), "name", "state"),
            Mention(at("Norway", 1), "name", "state"),
            Mention(at("envoys of the Lake League"), "nominal", "group", plural=True),
            Mention(at("Lake League"), "name", "organisation"),
            Mention(at("Okello"), "name", "person"),
            Mention(at("Oslo"), "name", "state"),
        ),
        (
            Meeting(
                (at("meet"),),
                (1, 2),
                status="refused",
                date=DateReference(
                    at("the 2020s"), "decade", "explicit", date(2020, 1, 1), date(2029, 12, 31)
                ),
            ),
            Meeting((at("meet"),), (1, 4)),
        ),
        (
            Statement(
                Attribution(None, (at("Norway"),), (at("Not now"),)),
                (0,),
                "oppose",
                "direct",
                quotes=(at("Not now"),),
                meeting=0,
            ),
            Statement(
                Attribution(at("accuse"), (at("Okello"),), (at("of anything"),)),
                (4,),
                "accuse",
                "indirect",
                negated=True,
                addressees=(5,),
            ),
            Statement(
                Attribution(at("reportedly"), (), (at("“\\ too early 🐟 ”"),)),
                (),
                "state",
                "mixed",
                quotes=(at("\\ too early 🐟 "),),
            ),
        ),
        (
            Actor("state/NO", "state", "Norway", ("Oslo",), (0, 1, 5), wikidata="Q20"),
            Actor("group/envoys", "group", "envoys of the Lake League", (), (2,)),
            Actor("organisation/lake-league", "organisation", "Lake League", (), (3,)),
        ),
    )


def empty() -> Findings:
    return Findings(document(EMPTY, "weather.txt"))
