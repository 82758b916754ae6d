"""What a user asks with becomes terms of SPARQL, each one literal or IRI that nothing can break out of."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import get_args

import pyoxigraph as ox

from memcon.errors import InputError
from memcon.export.turtle import PREFIXES
from memcon.map.documents import is_address
from memcon.model import Act, MeetingForm, Stance, Status, Wording
from memcon.publish.queries import Parameter, Query
from memcon.vocabulary import MC

KEY = re.compile(r"(actor|group|organisation|person|state)/[A-Za-z0-9_~.-]+")
DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
CONCEPTS: Mapping[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "status": get_args(Status),
    "stance": get_args(Stance),
    "form": get_args(MeetingForm),
    "wording": get_args(Wording),
    "modality": ("expected", "possible"),
}
# a sub-select of a pattern with all its variables, and of nothing else: the pattern means the same without it
HASHED = re.compile(r"\{\s*SELECT((?: \?\w+)+)\s+WHERE\s*(\{(?:[^{}()]|\{[^{}()]*\})*\})\s*\}")
CLASSES = ("document", "meeting", "statement", "tenure")
NAMED = """
SELECT DISTINCT ?actor
WHERE {
  VALUES ?words { "" }
  ?actor skos:prefLabel|skos:altLabel ?name ; a mc:Actor .
  FILTER(LCASE(STR(?name)) = LCASE(?words))
}
ORDER BY ?actor
"""
ALIKE = """
SELECT DISTINCT ?actor
WHERE {
  VALUES ?words { "" }
  ?actor skos:prefLabel|skos:altLabel ?name ; a mc:Actor .
  FILTER(CONTAINS(LCASE(STR(?name)), LCASE(?words)))
}
ORDER BY STRLEN(STR(?actor)) ?actor
LIMIT 3
"""
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
Terms = Sequence[ox.NamedNode | ox.Literal]


def bound(query: Query, arguments: Mapping[str, str], store: ox.Store, base: str) -> str:
    """The question with these arguments in place, by the name of their parameter, as SPARQL.

    An actor is given by IRI, by key ("state/FR") or by any name that the `store` has for it; a name that
    several actors have stands for all of them. Raises InputError, with the right usage, at an argument that
    is missing, unknown or not what its parameter takes.
    """
    known = {one.name for one in query.parameters}
    unknown = sorted(set(arguments) - known)
    missing = [one.name for one in query.parameters if one.required and one.name not in arguments]
    if unknown or missing:
        wrong = f"has no --{unknown[0]}" if unknown else f"needs --{missing[0]}"
        raise InputError(f"The question “{query.name}” {wrong}: {query.usage}")
    text = query.text
    if set(query.selective) & set(arguments):
        text = looked_up(text)
    for one in query.parameters:
        value = arguments.get(one.name, one.default)
        text = with_values(text, one.name, None if value is None else terms(one, value, store, base))
    return text


def with_values(text: str, name: str, values: Terms | None) -> str:
    """A query whose parameter has these values; with None, any value."""
    line = rf"^ *VALUES \?{name} \{{.*\}}\n"
    spelt = "" if values is None else f"  VALUES ?{name} {{ {' '.join(map(str, values))} }}\n"
    return re.sub(line, lambda _: spelt, text, count=1, flags=re.MULTILINE)


def looked_up(text: str) -> str:
    """A query with patterns in place of sub-selects that are read whole and joined by hashing.

    Oxigraph looks patterns up one by one, in 5 to 10 µs each, and reads a property whole in 0.4 µs for each
    subject. The questions about all actors are written with sub-selects, and take a third of the time so;
    where one speaker is asked for, there is little to look up, and the whole may be large.
    """
    shorter = HASHED.sub(_pattern, text)
    return shorter if shorter == text else looked_up(shorter)


def _pattern(match: re.Match[str]) -> str:
    named, pattern = match[1], match[2]
    hidden = set(re.findall(r"\?\w+", pattern)) - set(named.split())
    return match[0] if hidden else pattern


def terms(parameter: Parameter, value: str, store: ox.Store, base: str) -> Terms:
    """The terms that an argument stands for. Raises InputError where it stands for none."""
    kind = parameter.kind
    if "\0" in value or not _encodable(value):
        raise InputError(f"--{parameter.name} holds characters that no text has.")
    if kind in {"actor", "state"}:
        return actors(store, base, value)
    if kind in CONCEPTS or kind == "kind":
        return [_concept(parameter, value.strip().lower())]
    if kind == "date":
        return [ox.Literal(_day(parameter, value), datatype=DATE)]
    if kind == "integer":
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise InputError(f"--{parameter.name} takes a whole number, and “{value}” is none.")
        return [ox.Literal(int(value))]
    return [ox.Literal(value)]


def actors(store: ox.Store, base: str, words: str) -> list[ox.NamedNode]:
    """The actors that somebody means by an IRI, a key or a name in any case, by IRI. Raises InputError where
    the store has none, and says who is called something like it.
    """
    words = " ".join(words.split())
    whole = words if is_address(words) else base + words if KEY.fullmatch(words) else None
    if whole is None:
        found = _named(NAMED, store, words)
    else:
        node = ox.NamedNode(whole)
        found = [node] if any(store.quads_for_pattern(node, LABEL, None, None)) else []
    if not found:
        near = [one.value.removeprefix(base) for one in _named(ALIKE, store, words)] if words else []
        advice = (
            f"did you mean {' or '.join(near)}?"
            if near
            else ("give a name as documents have it, a key such as state/FR, or an IRI.")
        )
        raise InputError(f"No actor of the graph is called “{words}”: {advice}")
    return found


def _named(query: str, store: ox.Store, words: str) -> list[ox.NamedNode]:
    solutions = store.query(with_values(query, "words", [ox.Literal(words)]), prefixes=PREFIXES)
    return [one["actor"] for one in solutions] if isinstance(solutions, ox.QuerySolutions) else []


def _concept(parameter: Parameter, value: str) -> ox.NamedNode:
    known = CLASSES if parameter.kind == "kind" else CONCEPTS[parameter.kind]
    if value not in known:
        raise InputError(f"--{parameter.name} takes one of {', '.join(known)}; “{value}” is none of them.")
    return ox.NamedNode(str(MC[value.title() if parameter.kind == "kind" else f"{parameter.kind}-{value}"]))


def _day(parameter: Parameter, value: str) -> str:
    try:
        return dt.datetime.strptime(value.strip(), "%Y-%m-%d").date().isoformat()  # noqa: DTZ007, a day has no zone
    except ValueError as error:
        raise InputError(
            f"--{parameter.name} takes a day, year first, as in 2031-05-06; “{value}” is none."
        ) from error


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
