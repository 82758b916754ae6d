"""What an address names: a feed, a sitemap, an index of sitemaps, or something else, a page perhaps."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from memcon.read.fetch.addresses import AddressError, canonical, is_inward, same_site
from memcon.read.fetch.entries import Entry, ListError, Listing
from memcon.read.fetch.feeds import feed
from memcon.read.fetch.limits import Limits
from memcon.read.fetch.sitemaps import sitemap
from memcon.read.fetch.wire import GZIP, Answer, WireError, gunzipped

PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)


def read_list(answer: Answer, limits: Limits) -> Listing | None:
    """What an answer lists; None where it is no list. Raises ListError for one that cannot be used."""
    body = _unpacked(answer.body, limits.sitemap)
    if body.startswith(b"%PDF-") or PAGE.match(body[:4096]):
        return None
    if (found := sitemap(body, answer.url)) is None:
        if len(body) > limits.feed:
            raise ListError(f"is larger than {limits.feed:,} bytes, and was not read")
        found = feed(body, answer.url, answer.headers.get("content-type", ""))
    return found


def _unpacked(body: bytes, limit: int) -> bytes:
    """The body without the compression of a .gz file. Raises ListError."""
    if not body.startswith(GZIP):
        return body
    try:
        content, cut = gunzipped(body, limit)
    except WireError as error:
        raise ListError(str(error)) from error
    if cut:
        raise ListError(f"holds more than {limit:,} bytes when unpacked, and was not read")
    return content


def wanted(
    listing: Listing, root: str, limits: Limits
) -> tuple[Sequence[Entry], Mapping[str, Sequence[str]]]:
    """The entries to look at, each address once and canonical, in the list's order; and the addresses that
    are left out, by reason.
    """
    found: dict[str, Entry] = {}
    left_out = defaultdict(list)
    for entry in listing.entries:
        try:
            address = canonical(entry.url)
            _admit(root, address, listing, limits)
        except AddressError as error:
            left_out[f"It {error}."].append(entry.url)
        else:
            found.setdefault(address, msgspec.structs.replace(entry, url=address))
    return tuple(found.values()), left_out


def _admit(root: str, address: str, listing: Listing, limits: Limits) -> None:
    """Raises AddressError for an address that the list at `root` may not lead to."""
    if is_inward(root, address):
        raise AddressError("is an address of the own network, to which a list from outside may not lead")
    hosts = limits.hosts or ("site" if listing.kind == "sitemap" else "any")
    if hosts == "site" and not same_site(root, address):
        raise AddressError("is of another site than the list")
