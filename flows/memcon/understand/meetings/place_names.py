"""The words of a place: a name with what narrows it ("Basel, Switzerland"), or a building."""

from spacy.tokens import Token

from memcon.model import Span
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.triggers import known

LEADING = frozenset({"DT", "PRP$", "JJ", "RB"})


def place_after(located: Located, preposition: Token) -> Span | None:
    """The place that a preposition introduces, without article, or None."""
    start, stop = preposition.i + 1, preposition.sent.end
    while start < stop and located.doc[start].tag_ in LEADING and start not in located.places:
        start += 1
    if start >= stop or located.date_at(start) is not None:
        return None
    return place_at(located, start) or _named(located, start, stop) or _building(located, start, stop)


def place_at(located: Located, token: int) -> Span | None:
    """The place or state whose name begins at a token, with the state after a town."""
    number = located.places.get(token)
    if number is None:
        return None
    return located.span(located.ranges[number][0], place_end(located, token))


def place_end(located: Located, token: int) -> int:
    """The last token of the place or state whose name begins at a token."""
    last = located.ranges[located.places[token]][1]
    after = located.places.get(last + 2) if last + 2 < len(located.doc) else None
    if after is not None and located.doc[last + 1].text == "," and located.mentions[after].kind == "state":
        last = located.ranges[after][1]
    return last


def over_country(located: Located, number: int, stop: int) -> int:
    """The last token of the mention with the country after its name: "President Ana Roe of Peru"."""
    mention, last = located.mentions[number], located.ranges[number][1]
    if mention.name is None or last + 2 >= stop or located.doc[last + 1].text != "of":
        return last
    other = located.places.get(last + 2 + (located.doc[last + 2].text == "the"))
    whose = other is not None and located.mentions[other].span == mention.office_of
    return located.ranges[other][1] if other is not None and whose else last


def _named(located: Located, start: int, stop: int) -> Span | None:
    """Muscat of "the Omani capital Muscat" and "the old port of Muscat"."""
    position = start
    while position < stop and located.doc[position].tag_.startswith(("NN", "JJ")):
        noun = known(located.doc[position], "noun", "place") is not None
        position += 1
        named = position + (position < stop and located.doc[position].text.lower() == "of")
        if noun and (found := place_at(located, named)) is not None:
            return found
        if noun and named > position:
            return _unknown(located, named, stop)
    return None


def _unknown(located: Located, start: int, stop: int) -> Span | None:
    """The name after "the resort of", which no table knows."""
    last = start
    while last < stop and located.doc[last].tag_.startswith("NNP") and located.date_at(last) is None:
        last += 1
    return located.span(start, last - 1) if last > start else None


def _building(located: Located, start: int, stop: int) -> Span | None:
    """A phrase of names ("Camp David", "Lake House residence") or one that ends in a kind of building."""
    last = start
    while last < stop and located.doc[last].tag_.startswith(("NN", "JJ", "POS")):
        # "in the capital Friday"
        if located.date_at(last) is not None:
            break
        last += 1
    phrase = located.doc[start:last]
    if not len(phrase):
        return None
    named = any(token.tag_.startswith("NNP") for token in phrase)
    house = known(phrase[-1], "noun", "place") is not None
    if any(token.i in located.actors for token in phrase) and not (named and house):
        return None
    return located.span(start, last - 1) if named or house else None


def dateline(located: Located, token: Token) -> Span | None:
    """The place that opens the paragraph of a despatch, for what its first sentence tells."""
    if not 0 < located.opening < len(located.doc) or token.i >= located.doc[located.opening].sent.end:
        return None
    last = 0
    while located.doc[last + 1].text.isupper():
        last += 1
    return located.span(0, last)
