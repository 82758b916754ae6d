"""Where the marks of a timeline stand: in lanes, each in the column of its day, and none over another."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from memcon.export.pages.events import Event

# pixels: of the drawing, of the names of lanes beside it, of a mark, and from row to row
WIDTH = 1000.0
LEFT = 96.0
MARK = 12.0
STEP = 15.0
# above the lanes, for the days, and under each
HEAD, FOOT = 24.0, 8.0
# what has a column narrower than this has no number over it but every fifth
NARROW = 20.0


class Mark(Struct, frozen=True):
    """An event in the drawing."""

    event: Event
    number: int
    """Of the event in the list below the drawing."""
    x: float
    y: float
    width: float


class Lane(Struct, frozen=True):
    """The marks of one kind."""

    name: str
    top: float
    height: float
    marks: tuple[Mark, ...]


class Column(Struct, frozen=True):
    """A day, or a place in the order of the text."""

    x: float
    label: str = ""


class Chart(Struct, frozen=True):
    """All there is to draw."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]


class Room(Struct, frozen=True):
    """Where an event may stand."""

    event: Event
    number: int
    left: float
    right: float
    """Where it has to begin, with the width of a mark, at the latest."""
    width: float


def by_day(numbered: Sequence[tuple[int, Event]], first: dt.date, last: dt.date) -> Chart:
    """Numbered events, the earliest first, that begin on these days: a column for each day."""
    count = (last - first).days + 1
    wide = (WIDTH - LEFT) / count
    apart = 1 if wide >= NARROW else 5
    days = [first + dt.timedelta(days=at) for at in range(count)]
    columns = [
        Column(round(LEFT + at * wide, 1), "" if at % apart else str(day.day)) for at, day in enumerate(days)
    ]
    rooms = []
    for number, event in numbered:
        start = event.time.first or first
        more = (min(event.time.last or start, last) - start).days
        left = LEFT + (start - first).days * wide
        one_day = start == event.time.last
        width = MARK if one_day else max(MARK, (more + 1) * wide - 4)
        right = left + wide if one_day else left + 2 + MARK
        rooms.append(Room(event, number, left + 2, right, width))
    return Chart(WIDTH, *_lanes(rooms, HEAD), tuple(columns))


def by_text(numbered: Sequence[tuple[int, Event]]) -> Chart:
    """Numbered events of one document, in the order of its text: a column for each."""
    wide = max(min((WIDTH - LEFT) / len(numbered), 40.0), STEP)
    rooms = [
        Room(event, number, LEFT + at * wide + 2, LEFT + (at + 1) * wide, MARK)
        for at, (number, event) in enumerate(numbered)
    ]
    return Chart(max(WIDTH, LEFT + len(numbered) * wide), *_lanes(rooms, 0.0), ())


def _lanes(rooms: Sequence[Room], top: float) -> tuple[float, tuple[Lane, ...]]:
    """The height of all lanes under the days, and the lanes."""
    lanes = []
    for name, kinds in (("Meetings", {"meeting"}), ("Statements", {"statement", "quotation"})):
        marks, height = _packed((room for room in rooms if room.event.kind in kinds), top + FOOT)
        lanes.append(Lane(name, top, height, marks))
        top += height
    return top, tuple(lanes)


def _packed(rooms: Iterable[Room], top: float) -> tuple[tuple[Mark, ...], float]:
    """Each mark in the highest row that has room for it, and the height of all rows."""
    free: list[float] = []
    marks = []
    for room in rooms:
        ahead = (row for row, at in enumerate(free) if max(at, room.left) + MARK <= room.right)
        row = next(ahead, len(free))
        if row == len(free):
            free.append(0.0)
        x = max(free[row], room.left)
        free[row] = x + room.width + STEP - MARK
        marks.append(Mark(room.event, room.number, round(x, 1), top + row * STEP, round(room.width, 1)))
    return tuple(marks), max(len(free), 1) * STEP + 2 * FOOT
