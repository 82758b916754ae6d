"""Figures: what was counted against gold, so that the counts of documents add up.

All rates are percentages with one decimal, as papers print them; a rate of nothing is None.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from memcon.evaluate.misses import Miss


class F1(Struct, frozen=True):
    """Things found against things that are in the gold."""

    hits: float
    """How many were found; a soft figure counts each by how much of it was found, from 0 to 1."""
    gold: int
    found: int

    def __add__(self, other: "F1") -> "F1":
        return F1(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float | None:
        """How many of those found are in the gold."""
        return _percent(self.hits, self.found)

    @property
    def recall(self) -> float | None:
        """How many of those in the gold were found."""
        return _percent(self.hits, self.gold)

    @property
    def points(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return _percent(2 * self.hits, self.gold + self.found)


class Share(Struct, frozen=True):
    """How many of some things are right."""

    right: int
    of: int

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def points(self) -> float | None:
        """The share that is right."""
        return _percent(self.right, self.of)


Figure = F1 | Share
Figures = Mapping[str, Figure]


class Scored(Struct, frozen=True):
    """What one document, or many of them together, came to."""

    figures: Figures
    misses: tuple[Miss, ...]


def total(parts: Iterable[Scored]) -> Scored:
    """The figures of all parts added by name, in the order of the first part, and all misses."""
    figures: dict[str, Any] = {}
    misses: list[Miss] = []
    for part in parts:
        for name, figure in part.figures.items():
            figures[name] = figures[name] + figure if name in figures else figure
        misses += part.misses
    return Scored(figures, tuple(misses))


def told(figure: Figure) -> dict[str, float | None]:
    """A figure with the counts behind it, for the terminal and for JSON."""
    if isinstance(figure, F1):
        return {
            "f1": figure.points,
            "precision": figure.precision,
            "recall": figure.recall,
            "gold": figure.gold,
            "found": figure.found,
        }
    return {"share": figure.points, "right": figure.right, "of": figure.of}


def _percent(part: float, whole: float) -> float | None:
    return round(100 * part / whole, 1) if whole else None
