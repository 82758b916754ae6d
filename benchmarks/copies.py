"""How well near copies of texts are told from updates and other texts, by variants of texts that you have.

    python benchmarks/copies.py TEXTS.jsonl ...

Each line of the files is a JSON object with a "text"; texts of fewer than 100 words are left out of the
variants. Printed are the share of the variants that each share of common words would take for copies, and how
many pairs of different texts it would.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from memcon.resolve.across.duplicates import SAMPLE, containment, signature, sketch

SHARES = (0.55, 0.6, 0.65, 0.7, 0.75)
LOTS = random.Random(7)  # noqa: S311, the same variants each time
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [each for each in SENTENCE.split(text) if each.strip()]


def edited(text: str, every: int) -> str:
    """One word in so many changed, dropped or added to."""
    return " ".join(
        LOTS.choice(["the", "its", "new", f"{word} also", ""]) if LOTS.random() < 1 / every else word
        for word in text.split()
    )


def cut(text: str, share: float) -> str:
    """Its first sentences."""
    return " ".join(sentences(text)[: max(2, int(len(sentences(text)) * share))])


def shortened(text: str, share: float) -> str:
    """Its first two sentences and that share of the others."""
    return " ".join(each for n, each in enumerate(sentences(text)) if n < 2 or LOTS.random() < share)


def updated(text: str, others: Sequence[str], kept: float) -> str:
    """That share of its words in whole sentences, the others from other texts."""
    old, new, words = sentences(text), list[str](), len(text.split())
    LOTS.shuffle(old)
    while old and len(" ".join(old).split()) > kept * words:
        old.pop()
    while len(" ".join(new).split()) < words - kept * words:
        new.append(LOTS.choice(others))
    return " ".join([*new, *old])


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    lines = [line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    every = [str(json.loads(line)["text"]) for line in lines]
    texts = [text for text in every if len(text.split()) >= 100]
    others = [sentence for text in texts for sentence in sentences(text)]
    variants: dict[str, Callable[[str], str]] = {
        "another headline": lambda text: f"Another headline about it altogether\n\n{text}",
        "cut to 60 %": lambda text: cut(text, 0.6),
        "one word in 20 edited": lambda text: edited(text, 20),
        "shortened to 40 %": lambda text: shortened(text, 0.4),
        "three sentences more": lambda text: f"{text} {' '.join(LOTS.choices(others, k=3))}",
        "all at once": lambda text: f"{edited(cut(text, 0.8), 40)} {' '.join(LOTS.choices(others, k=3))}",
        "update, 40 % old": lambda text: updated(text, others, 0.4),
        "update, 60 % old": lambda text: updated(text, others, 0.6),
    }
    for name, change in variants.items():
        found = [containment(sketch(signature(change(text))), sketch(signature(text)))[0] for text in texts]
        print(
            f"{name:24}",
            *(f"{share}: {sum(each >= share for each in found) / len(found):.3f}" for share in SHARES),
        )
    sketches = [sketch(signature(text)) for text in every]
    pairs = [max(containment(a, b), containment(b, a)) for a, b in combinations(sketches, 2)]
    alike = (sum(share >= least and sample >= SAMPLE for share, sample in pairs) for least in SHARES)
    print(
        f"of {len(pairs)} pairs", *(f"{share}: {number}" for share, number in zip(SHARES, alike, strict=True))
    )


if __name__ == "__main__":
    main(sys.argv[1:])
