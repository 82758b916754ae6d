"""Gold documents as what the network learns from: words, the tags that they should get, and what belongs
together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from tokenizers import Tokenizer

from memcon.evaluate.gold import GoldAttribution, GoldDocument
from memcon.evaluate.gold import Words as Surface
from memcon.evaluate.spans import trimmed
from memcon.settings import Settings
from memcon.understand.attributions.rules import ruled
from memcon.understand.attributions.tagger import known
from memcon.understand.attributions.tagger.tags import Numbers, Range, Roles, tags
from memcon.understand.attributions.tagger.words import Words, words
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations


@dataclass(frozen=True)
class Example:
    """A document to learn from."""

    words: Words
    tags: Numbers
    attributions: tuple[Roles, ...]
    """The ranges of words of each attribution."""


def examples(
    documents: Iterable[GoldDocument], tokenizer: Tokenizer, model: str = Settings().model
) -> Iterator[Example]:
    """Each gold document as an example, read by rules and parse beforehand as the tagger will find it."""
    for document in documents:
        parsed = parse(document.text, model)
        quoted = quotations(document.text, paragraphs(document.text))
        seen = words(tokenizer, document.text, known(parsed, quoted, ruled(parsed, quoted)))
        yield example(document, seen)


def example(document: GoldDocument, seen: Words) -> Example:
    """A gold document whose words are known."""
    found = tuple(roles(document.text, attribution, seen) for attribution in document.attributions)
    every = Roles(*(list(chain.from_iterable(one[role] for one in found)) for role in range(3)))
    return Example(seen, tags(len(seen), every), found)


def roles(text: str, attribution: GoldAttribution, seen: Words) -> Roles:
    """The ranges of words of an attribution, without quotation marks and stops at their edges."""

    def ranges(surface: tuple[Surface, ...]) -> list[Range]:
        found = (seen.range(piece) for piece in trimmed(text, [one.range for one in surface]))
        return [(first, last) for first, last in found if first < last]

    return Roles(ranges(attribution.source), ranges(attribution.cue), ranges(attribution.content))
