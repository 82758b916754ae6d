"""The paragraphs of a PDF's lines. What repeats at the edges of pages is dropped, lines are joined where no
new paragraph begins, words are put together that a hyphen parts at a line's end, and notes at the foot of
pages come after everything else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from memcon.read.formats.pdf_lines import Line

Page = Sequence[Line]

# how many lines from the upper and the lower edge can be a running title or a page number
EDGE = 3
# how far apart, in points, what repeats can stand on two pages
NEAR = 4
NUMBER = re.compile(r"\W*(page\s*)?(\d{1,4}|[ivxl]{1,6})\W*((of|/)\W*\d{1,4}\W*)?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
END = re.compile(r"[.!?:…]['\"’”»)\]]*$")
BULLET = re.compile(r"^[•▪◦‣●○■□➢✓\uf0b7\uf0a7]\s*")
DASH = re.compile(r"^[-–—*]\s+")
# a gap to the line above that is this much larger than between most lines parts paragraphs: in the two
# manuals that we measured it is 1.3 and more between them, and 1.1 at most within
GAP = 1.25
# a line that leaves this share of its column's width free is the last of its paragraph if a sentence ends in
# it; the width is that of so many lines above and below
FREE = 0.15
COLUMN = 5
# letters of the body's text differ by less than this from one another, headings and notes by more
SAME_SIZE = 0.08
BROKEN = re.compile(r"([^\W\d_]+)-$")
TIED = re.compile(r"\S-$")
COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
WORD = re.compile(r"[^\W\d_]+")
# first parts of words that keep their hyphen; without them "non-" and "member" would be "nonmember"
FIRST_PARTS = frozenset((
    "all", "anti", "co", "counter", "cross", "ex", "far", "full", "half", "high", "ill", "long", "low", "mid",
    "multi", "near", "non", "one", "post", "pre", "pro", "quasi", "self", "semi", "short", "so", "sub",
    "third", "two", "three", "four", "vice", "well",
))  # fmt: skip


def paragraphs(pages: Sequence[Page]) -> Iterator[str]:
    """The paragraphs of these pages' lines, each on one line."""
    kept = [[line for line in page if not line.text.isspace()] for page in _without_furniture(pages)]
    body = _body_size(kept)
    notes = [_notes(page, body) for page in kept]
    text = [line for page, below in zip(kept, notes, strict=True) for line in page[: len(page) - len(below)]]
    lines = [*text, *(line for below in notes for line in below)]
    known = " ".join(line.text for line in lines)
    compounds = Counter(word.casefold() for word in COMPOUND.findall(known))
    words = Counter(word.casefold() for word in WORD.findall(known))
    for group in _groups(lines):
        yield _joined(group, compounds, words)


def _without_furniture(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without running titles and page numbers: lines near the edge that another page has at the
    same height, figures apart, and a number alone at the very edge.
    """
    places = defaultdict(set)
    edges = [_edge(page) for page in pages]
    for number, edge in enumerate(edges):
        for line in edge:
            places[_signature(line)].add((number, line.base))
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        outer = {edge[0], edge[-1]} if edge else set()
        repeated = {
            line
            for line in edge
            if any(
                other != number and abs(base - line.base) <= NEAR for other, base in places[_signature(line)]
            )
            or (line in outer and NUMBER.fullmatch(line.text))
        }
        yield [line for line in page if line not in repeated]


def _edge(page: Page) -> Sequence[Line]:
    """The uppermost and the lowest lines, from above."""
    ordered = sorted(page, key=lambda line: -line.base)
    return ordered if len(ordered) <= 2 * EDGE else [*ordered[:EDGE], *ordered[-EDGE:]]


def _signature(line: Line) -> str:
    return DIGITS.sub("#", line.text.casefold())


def _body_size(pages: Sequence[Page]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes(page: Page, body: float) -> Page:
    """The lines in smaller letters that end a page."""
    size = 0
    while size < len(page) and page[-1 - size].size < body * (1 - SAME_SIZE):
        size += 1
    return page[len(page) - size :] if size < len(page) else ()


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    gaps = [
        one.base - two.base for one, two in pairwise(lines) if _same_size(one, two) and one.base > two.base
    ]
    gap = GAP * median(gaps) if gaps else 0.0
    group: list[Line] = []
    for number, line in enumerate(lines):
        if group and _begins(group[-1], line, gap, short=_is_short(lines, number - 1)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_short(lines: Sequence[Line], number: int) -> bool:
    """Whether a line ends well before others of its column do: those near it that begin where it does."""
    line = lines[number]
    near = [
        other
        for other in lines[max(number - COLUMN, 0) : number + COLUMN + 1]
        if abs(other.left - line.left) < 3 * line.size and _same_size(other, line)
    ]
    right = max(other.right for other in near)
    return line.right < right - FREE * (right - min(other.left for other in near))


def _begins(before: Line, line: Line, gap: float, *, short: bool) -> bool:
    """Whether a paragraph begins with `line`. Lines of one are `gap` apart at most, and none but the last is
    short.
    """
    ended = END.search(before.text) is not None
    if not _same_size(before, line) or BULLET.match(line.text) or (ended and DASH.match(line.text)):
        return True
    if line.base >= before.base:  # a new page or column
        return ended and not line.text[0].islower()
    listed = BULLET.match(before.text) or DASH.match(before.text)
    indented = line.left - before.left > 0.5 * line.size and not listed
    return before.base - line.base > gap or (ended and (indented or short))


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)


def _joined(group: Sequence[Line], compounds: Counter[str], words: Counter[str]) -> str:
    """The text of a paragraph's lines."""
    text = BULLET.sub("", group[0].text, count=1)
    for line in group[1:]:
        broken, rest = BROKEN.search(text), WORD.match(line.text)
        if broken and rest:
            whole = _is_one_word(broken[1], rest[0], compounds, words)
            text = (text[:-1] if whole else text) + line.text
        elif text.endswith("\u00ad"):
            text = text[:-1] + line.text
        else:
            text = f"{text}{'' if TIED.search(text) else ' '}{line.text}"
    return text


def _is_one_word(first: str, second: str, compounds: Counter[str], words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end parts a word that has none elsewhere: as the rest of the text writes
    it; else where the first part is none that compounds begin with, and no word of this text.
    """
    one, two = first.casefold(), second.casefold()
    with_hyphen, without = compounds[f"{one}-{two}"], words[one + two]
    if with_hyphen != without:
        return without > with_hyphen
    return second[0].islower() and not first.isupper() and one not in FIRST_PARTS and not words[one] > 1
