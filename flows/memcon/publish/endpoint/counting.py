"""How many triples a store counts in a graph that it was sent: not always as many as it was sent.

Some stores keep a literal as it is spelt; others keep its value, so that "007" and "7" are one integer, and
two spellings of a moment or of a language tag one too.
"""

import datetime as dt
from collections.abc import Hashable, Iterable
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
from msgspec import Struct

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = frozenset(
    XSD + name
    for name in (
        *("decimal", "integer", "long", "int", "short", "byte", "nonNegativeInteger"),
        *("positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)


class Bounds(Struct, frozen=True):
    """How many triples a store counts at least and at most."""

    least: int
    most: int

    def __contains__(self, count: int) -> bool:
        return self.least <= count <= self.most


def bounds(quads: Iterable[ox.Quad]) -> Bounds:
    """The bounds for a graph of these quads."""
    triples = {quad.triple for quad in quads}
    literals = {one.object for one in triples if isinstance(one.object, ox.Literal)}
    values: dict[Hashable, Hashable] = {one: value(one) for one in literals}
    kept = {(one.subject, one.predicate, values.get(one.object, one.object)) for one in triples}
    return Bounds(len(kept), len(triples))


def value(literal: ox.Literal) -> Hashable:
    """What a store may keep of a literal: its value, where it has one; else the literal as it is spelt."""
    kind, spelt = literal.datatype.value, literal.value.strip()
    try:
        if kind in NUMBERS and Decimal(spelt).is_finite():
            return Decimal(spelt)
        if kind in {f"{XSD}float", f"{XSD}double"}:
            return float(spelt)
        if kind == f"{XSD}boolean":
            # Virtuoso keeps it as a number
            return {"true": 1, "1": 1, "false": 0, "0": 0}.get(spelt, literal)
        if kind == f"{XSD}dateTime":
            moment = dt.datetime.fromisoformat(spelt)
            return moment.astimezone(dt.UTC) if moment.tzinfo else moment
    except (InvalidOperation, ValueError, OverflowError):
        pass
    return literal
