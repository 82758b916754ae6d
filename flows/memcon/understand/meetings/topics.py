"""What a meeting is about: "on trade", "to discuss the border", "focused on grain"."""

from collections.abc import Iterator

from spacy.tokens import Token

from memcon.model import Span
from memcon.understand.meetings.clauses import Governor, governor
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.triggers import Trigger, known, words


def topics(located: Located, trigger: Trigger) -> tuple[Span, ...]:
    """The phrases of the text that name the topics, in order."""
    above = governor(trigger.token) if trigger.token.tag_.startswith("NN") else Governor(None, "", ())
    anchors = [trigger.token, *([above.verb] if above.verb is not None else [])]
    found = [span for anchor in anchors for span in _under(located, anchor, trigger)]
    return tuple(dict.fromkeys(sorted(found)))


def _under(located: Located, anchor: Token, trigger: Trigger) -> Iterator[Span]:
    for child in anchor.children:
        if child.dep_ in {"advcl", "xcomp", "acl", "relcl", "conj"} and known(child, "verb", "topic"):
            yield from _objects(located, child)
        elif (
            anchor.tag_.startswith("NN")
            and child.i > anchor.i
            and child.text.lower() in words("preposition", "topic").forms
        ):
            yield from _phrase(located, child)
    if known(anchor, "verb", "topic") and anchor.i != trigger.token.i:
        yield from _objects(located, anchor)


def _objects(located: Located, verb: Token) -> Iterator[Span]:
    for child in verb.children:
        if (child.dep_ == "dobj" and child.tag_.startswith("NN")) or (
            child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG" and child.i == verb.i + 1
        ):
            yield located.span(child.left_edge.i, _end(child))
        elif child.dep_ == "prep" and child.text.lower() in {"on", "with", "about", "upon"}:
            yield from _phrase(located, child) if " " in (known(verb, "verb", "topic") or "") else ()


def _phrase(located: Located, preposition: Token) -> Iterator[Span]:
    for child in preposition.children:
        if (
            child.dep_ in {"pobj", "pcomp"}
            and located.date_at(child.i) is None
            and child.i not in located.places
        ):
            yield located.span(child.left_edge.i, _end(child))


def _end(token: Token) -> int:
    """The last token of a phrase, without closing punctuation."""
    last = token.right_edge.i
    while last > token.i and token.doc[last].is_punct:
        last -= 1
    return last
