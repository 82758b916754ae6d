"""JSON lines between the stages: one document, finding or issue a line."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, TypeVar

from msgspec import DecodeError, Struct, ValidationError
from msgspec.json import Decoder, Encoder

from memcon.errors import InputError

S = TypeVar("S", bound=Struct)


def parsed(lines: Iterable[bytes], kind: type[S]) -> Iterator[S]:
    """The items of that kind on the lines. Raises InputError at the first line that holds none."""
    decoder = Decoder(kind)
    for number, line in enumerate(lines, 1):
        try:
            yield decoder.decode(line)
        except (DecodeError, ValidationError, UnicodeDecodeError, RecursionError) as error:
            raise InputError(f"Line {number} does not hold {kind.__name__.lower()}: {error}.") from error


def write(items: Iterable[Struct], file: BinaryIO) -> None:
    """Write the items, one a line."""
    encoder = Encoder()
    file.writelines(encoder.encode(item) + b"\n" for item in items)
