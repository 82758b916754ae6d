"""Addresses: which are fetched, which are one and the same, and what the files of their pages are called."""

import hashlib
import re
from ipaddress import ip_address
from pathlib import Path

import httpx

SCHEMES = ("http", "https")
# what counters of visits add to an address; no server answers with another page for them
TRACKERS = re.compile(
    rb"(utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl"
    rb"|at_(medium|campaign\w*|link\w*|custom\d|bbc_team))(=|\Z)",
    re.IGNORECASE,
)
LONGEST = 2000  # characters: no browser's or server's bound is lower
LONGEST_SLUG = 60
NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^a-z0-9]+")
ENDING = re.compile(r"\.[a-z0-9]{2,5}\Z")
# names without a dot, names kept for inner use (RFC 6761, 6762, 8375) and, as "127.1", numbers that are no
# whole address but that systems complete to one
OWN_NETWORK = re.compile(
    r"(.*\.)?(localhost|local|internal|lan|home|arpa|\d+|0x[0-9a-f]*)|[^.:]+", re.IGNORECASE
)


class AddressError(ValueError):
    """Why an address is not fetched, as the end of a sentence: "it ..."."""


def is_url(source: str) -> bool:
    """Whether a source is an address to fetch, and not a path."""
    return source.strip().lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def canonical(address: str) -> str:
    """The address by which a page is asked for and remembered: scheme and host in lower case, without the
    usual port, fragment and tracking parameters; the rest as it stands. Raises AddressError.
    """
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, TypeError) as error:
        raise AddressError("is no valid address") from error
    if url.scheme not in SCHEMES:
        raise AddressError(f"begins with “{url.scheme}:”, and only http and https are fetched")
    if not url.host or "%" in url.host or not 0 < (url.port or 1) < 65536:
        raise AddressError("names no valid host")
    if url.userinfo:
        raise AddressError("holds a user name or password, which would be stored")
    kept = b"&".join(part for part in url.query.split(b"&") if part and not TRACKERS.match(part))
    whole = url.copy_with(path="/") if url.path == "/" else url
    found = str(whole.copy_with(query=kept or None, fragment=None))
    if len(found) > LONGEST:
        raise AddressError(f"has more than {LONGEST:,} characters")
    return found


def joined(base: str, address: str) -> str:
    """The address that `address`, perhaps a relative one, means on the page `base`. Raises AddressError."""
    try:
        return str(httpx.URL(base).join(address.strip()))
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressError("is no valid address") from error


def host(address: str) -> str:
    """The host of a canonical address, in ASCII, with the port where it is not the usual one."""
    return httpx.URL(address).netloc.decode("ascii")


def origin(address: str) -> str:
    """Scheme and host of a canonical address: what one robots.txt speaks for."""
    return f"{httpx.URL(address).scheme}://{host(address)}"


def same_site(one: str, other: str) -> bool:
    """Whether two canonical addresses are of one site: the same host, or one below the other, "www." apart.

    Stricter than the registrable domain, which no rule but a long list tells: news.example.org and
    www.example.org are one site, news.example.org and blog.example.org are two.
    """
    first, second = (httpx.URL(address).host.removeprefix("www.") for address in (one, other))
    low, high = sorted((first, second), key=len)
    return low == high or ("." in low and not _is_number(low) and high.endswith("." + low))


def is_inward(one: str, other: str) -> bool:
    """Whether `other` is an address of the own machine or network and `one`, which leads there, is not: a
    page from outside must not make memcon ask what only the inside may. Names that a name server maps
    to inner addresses are not seen through.
    """
    return _is_own(httpx.URL(other).host) and not _is_own(httpx.URL(one).host)


def _is_own(name: str) -> bool:
    try:
        return not ip_address(name).is_global
    except ValueError:
        return bool(OWN_NETWORK.fullmatch(name.rstrip(".")))


def _is_number(name: str) -> bool:
    return name.replace(".", "").isdigit()


def stem(address: str) -> str:
    """The path of a page's file in the mirror, without ending: host, readable words and a hash, which keeps
    addresses apart that have the same words.
    """
    words = [word for part in httpx.URL(address).path.lower().split("/") if (word := _slug(part))]
    readable = words[-1] if words else "index"
    return f"{_folder(address)}/{readable}-{_hash(address)}"


def mirror(url: str, root: Path) -> Path:
    """The folder below `root` that holds what `url` names. Raises AddressError, a ValueError, for an address
    that is not fetched.
    """
    address = canonical(url)
    readable = _slug(httpx.URL(address).path.lower().replace("/", "-"))
    return root / "-".join(filter(None, (_folder(address), readable, _hash(address))))


def _folder(address: str) -> str:
    """The host as the name of a folder on any system."""
    return re.sub(r"[^a-z0-9.-]+", "-", host(address).lower()).strip(".-") or "host"


def _slug(words: str) -> str:
    return NEITHER_LETTER_NOR_DIGIT.sub("-", ENDING.sub("", words))[:LONGEST_SLUG].strip("-")


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:8]
