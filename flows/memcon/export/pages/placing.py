"""Where the actors of a network stand: those who met are near each other, and nobody covers another.

Springs pull those who met and everyone pushes everyone (Fruchterman and Reingold 1991), from a spiral in the
order of the actors, by additions, multiplications and square roots alone: so every computer finds the same
places. Groups that are not tied to each other are placed each for itself, and then side by side.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

# the distance of two who met, in pixels; rows of names need less room than columns
APART = 120.0
WIDER = 1.5
# room between groups, for names, and how much wider than high all of them are together
BESIDE, BELOW = 280.0, 120.0
SHAPE = 1.9
# 150 actors take a second
ROUNDS = 120
# in the end nobody is closer to another than this
CLOSE = 70.0
PUSHES = 40
# a turn by the golden angle
COSINE, SINE = -0.7373688780783197, 0.6754902942615238

Point = tuple[float, float]
Weights = Mapping[tuple[int, int], int]


def places(count: int, weights: Weights) -> list[tuple[int, int]]:
    """A place for each of so many actors, who are tied by their numbers, the lower one first."""
    groups = [(members, _group(members, weights)) for members in components(count, weights)]
    found: list[tuple[int, int]] = [(0, 0)] * count
    row = sqrt(SHAPE * sum((_width(points) + BESIDE) * (_height(points) + BELOW) for _, points in groups))
    across, top, height = 0.0, 0.0, 0.0
    for members, points in groups:
        if across and across + _width(points) > row:
            across, top, height = 0.0, top + height + BELOW, 0.0
        left, upper = min(x for x, _ in points), min(y for _, y in points)
        for one, (x, y) in zip(members, points, strict=True):
            found[one] = (round(across + x - left), round(top + y - upper))
        across += _width(points) + BESIDE
        height = max(height, _height(points))
    return found


def components(count: int, weights: Weights) -> Iterator[list[int]]:
    """Actors who are tied, over however many others; the group of the most of them first."""
    group = list(range(count))
    for left, right in weights:
        old, new = sorted((group[left], group[right]), reverse=True)
        if old != new:
            group = [new if each == old else each for each in group]
    together: dict[int, list[int]] = {}
    for one, of in enumerate(group):
        together.setdefault(of, []).append(one)
    yield from sorted(together.values(), key=lambda members: (-len(members), members))


def _group(members: Sequence[int], weights: Weights) -> list[Point]:
    at = {one: number for number, one in enumerate(members)}
    springs = [(at[left], at[right]) for left, right in weights if left in at]
    if len(members) == 2:  # one over the other, so that there is room for both names
        return [(0.0, 0.0), (0.0, APART)]
    tied = Counter(one for pair in springs for one in pair)
    weight = [sqrt(1.0 + tied[one]) for one in range(len(members))]
    points = _spiral(len(members))
    for number in range(ROUNDS):
        step = APART * (1 - number / ROUNDS)
        points = [
            _moved(point, force, step)
            for point, force in zip(points, _forces(points, weight, springs), strict=True)
        ]
    for _ in range(PUSHES):
        points = _pushed(points)
    return [(x * WIDER, y) for x, y in points]


def _width(points: Sequence[Point]) -> float:
    return max(x for x, _ in points) - min(x for x, _ in points)


def _height(points: Sequence[Point]) -> float:
    return max(y for _, y in points) - min(y for _, y in points)


def _spiral(count: int) -> list[Point]:
    x, y, points = 1.0, 0.0, []
    for number in range(count):
        away = APART * 0.6 * sqrt(number)
        points.append((x * away, y * away))
        x, y = x * COSINE - y * SINE, x * SINE + y * COSINE
    return points


def _forces(
    points: Sequence[Point], weight: Sequence[float], springs: Sequence[tuple[int, int]]
) -> list[Point]:
    """How each is pushed and pulled: who has many ties pushes more, to have room for them."""
    across, down = [0.0] * len(points), [0.0] * len(points)
    for one, (x, y) in enumerate(points):
        for other in range(one):
            dx, dy = x - points[other][0], y - points[other][1]
            push = APART * APART * weight[one] * weight[other] * 0.6 / (dx * dx + dy * dy + 1.0)
            across[one] += dx * push
            down[one] += dy * push
            across[other] -= dx * push
            down[other] -= dy * push
    for one, other in springs:
        dx, dy = points[one][0] - points[other][0], points[one][1] - points[other][1]
        pull = sqrt(dx * dx + dy * dy) / APART
        across[one] -= dx * pull
        down[one] -= dy * pull
        across[other] += dx * pull
        down[other] += dy * pull
    return list(zip(across, down, strict=True))


def _pushed(points: Sequence[Point]) -> list[Point]:
    """Those who are too close step back from each other."""
    moved = [list(point) for point in points]
    for one, (x, y) in enumerate(points):
        for other in range(one):
            dx, dy = x - points[other][0], y - points[other][1]
            away = sqrt(dx * dx + dy * dy)
            if away < CLOSE:
                step = (CLOSE - away) / (2.0 * away + 0.1)
                for who, sign in ((one, step), (other, -step)):
                    moved[who][0] += dx * sign
                    moved[who][1] += dy * sign
    return [(x, y) for x, y in moved]


def _moved(point: Point, force: Point, step: float) -> Point:
    """A point after a step, which is not longer than it may be; a light pull keeps all together."""
    dx, dy = force[0] - point[0] * 0.3, force[1] - point[1] * 0.3
    length = sqrt(dx * dx + dy * dy)
    share = min(length, step) / length if length else 0.0
    return point[0] + dx * share, point[1] + dy * share
