"""Which of several media types a client would rather have: the Accept header of RFC 9110, section 12.5.1."""

from collections.abc import Sequence

from msgspec import Struct


class Range(Struct, frozen=True):
    """A media range of an Accept header and how good it is."""

    media: str
    quality: float

    def fits(self, media: str) -> int:
        """How precisely it names a media type; 0 where it does not."""
        if self.media == media:
            return 3
        if self.media == f"{media.partition('/')[0]}/*":
            return 2
        return int(self.media == "*/*")


def chosen(accept: str | None, offers: Sequence[str]) -> str | None:
    """The best of the media types on offer, the first of equally good ones; None where none will do. Without
    a header anything will.
    """
    ranges = _ranges("*/*" if accept is None or not accept.strip() else accept)
    best, quality = None, 0.0
    for offer in offers:
        found = max(ranges, key=lambda one: one.fits(offer), default=None)
        if found is not None and found.fits(offer) and found.quality > quality:
            best, quality = offer, found.quality
    return best


def _ranges(accept: str) -> list[Range]:
    found = []
    for part in accept.split(","):
        media, *parameters = (one.strip().lower() for one in part.split(";"))
        weights = [one[2:].strip() for one in parameters if one.startswith("q=")]
        try:
            quality = min(max(float(weights[0]), 0.0), 1.0) if weights else 1.0
        except ValueError:
            continue
        # "nan" is a float
        found.append(Range(media, quality if quality == quality else 0.0))  # noqa: PLR0124
    return found
