"""An endpoint that has too much to do, and for how long it asks us to stay away."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

# the endpoint has too much to do, or something before it does
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


def asked_pause(headers: Mapping[str, str]) -> float | None:
    """The seconds of an answer's Retry-After (RFC 9110, section 10.2.3), which states them or a time; None
    without one that can be read.
    """
    stated = headers.get("retry-after", "").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated)
    try:
        until, now = parsedate_to_datetime(stated), parsedate_to_datetime(headers["date"])
        return max(0.0, (until - now).total_seconds())
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
