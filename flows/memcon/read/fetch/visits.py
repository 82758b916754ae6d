"""Visits to hosts, with manners: what robots.txt allows, pauses, patience with failures, and few redirects.

robots.txt is read as RFC 9309 has it: where there is none (4xx) all is allowed, where it cannot be had
(5xx, no answer) nothing is.
"""

import time
from collections import defaultdict
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Literal

from protego import Protego

from memcon.read.fetch.addresses import AddressError, canonical, host, is_inward, joined, origin
from memcon.read.fetch.limits import Limits
from memcon.read.fetch.wire import AGENT, Answer, Wire, WireError

Kind = Literal["gone", "closed", "barred", "never", "later", "resting"]

HAD = frozenset((200, 203, 304))
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
CONDITIONS = ("If-None-Match", "If-Modified-Since")
GONE = frozenset((404, 410))
CLOSED = frozenset((401, 402, 403, 451))
ROBOTS = 500 * 1024  # RFC 9309: at least so many bytes of a robots.txt are to be read
LARGE = "If it is meant to be so large, put it into a folder by hand."
LATER = "Nothing is lost: the next run asks again."


class NotHadError(Exception):
    """Why an address was not had, as a whole sentence, with advice."""

    def __init__(self, kind: Kind, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.kind = kind
        """gone: there is no such page (any more). closed: not for us. barred: robots.txt says no. never: it
        is nothing that can be kept. later: it failed for now. resting: the host is left alone in this run.
        """
        self.advice = advice


class Visitor:
    """Asks for one address after the other, politely, and remembers of each host what it said and when."""

    def __init__(self, wire: Wire, limits: Limits) -> None:
        self._wire = wire
        self._limits = limits
        self._rules: dict[str, Protego | str] = {}
        self._last: dict[str, float] = {}
        self._failures: defaultdict[str, int] = defaultdict(int)

    def get(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        """What the server says to a request with these headers, after redirects: a page of at most `limit`
        bytes, or that it did not change (304). Raises NotHadError.
        """
        at = url
        for _ in range(self._limits.redirects + 1):
            self._admit(at)
            answer = self._asked(at, headers, limit)
            if answer.status not in REDIRECTS:
                return _judged(answer, headers, limit)
            at = _target(at, answer)
        reason = f"It is redirected more than {self._limits.redirects} times."
        raise NotHadError("never", reason, "Give the address at the end of the chain.")

    def _admit(self, url: str) -> None:
        """Raises NotHadError where robots.txt does not allow the address."""
        place = origin(url)
        if place not in self._rules:
            self._rules[place] = self._robots(place)
        rules = self._rules[place]
        if isinstance(rules, str):
            raise NotHadError("resting", rules, LATER)
        if not rules.can_fetch(url, AGENT):
            reason = f"robots.txt of {host(url)} does not allow it."
            raise NotHadError("barred", reason, "Ask the publisher, or put the page into a folder by hand.")

    def _robots(self, place: str) -> Protego | str:
        """What the robots.txt of a host says; where it cannot be had, why not."""
        at = f"{place}/robots.txt"
        try:
            for _ in range(self._limits.redirects + 1):
                answer = self._asked(at, {}, ROBOTS)
                if answer.status not in REDIRECTS:
                    return Protego.parse(answer.body.decode(errors="replace") if answer.status in HAD else "")
                at = _target(at, answer)
        except NotHadError as error:
            if error.kind in {"later", "resting"}:
                return f"{error} Without its robots.txt nothing is fetched from there."
        return Protego.parse("")

    def _asked(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        """The answer to a request, which is repeated where it fails for a reason that may pass. Raises
        NotHadError.
        """
        name = host(url)
        if self._failures[name] >= self._limits.patience:
            raise NotHadError("resting", f"{name} failed too often and is left alone for this run.", LATER)
        reason = ""
        for attempt in range(self._limits.retries + 1):
            wait = self._limits.backoff * 2**attempt
            try:
                answer = self._paced(url, headers, limit)
            except WireError as error:
                reason = f"{name} {error}."
                if not error.again:
                    break
            else:
                if answer.status not in PASSING:
                    self._failures[name] = 0
                    return answer
                reason = f"{name} answered with {answer.status}."
                wait = max(wait, self._asked_for(answer, name))
            if attempt < self._limits.retries:
                time.sleep(min(wait, self._limits.longest_pause))
        self._failures[name] += 1
        raise NotHadError("later", reason, LATER)

    def _paced(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        """The answer to a request, made when the host's pause is over. Raises WireError."""
        name = host(url)
        rules = self._rules.get(origin(url))
        asked = (rules.crawl_delay(AGENT) or 0.0) if isinstance(rules, Protego) else 0.0
        pause = max(self._limits.pause, min(asked, self._limits.longest_pause))
        since = time.monotonic() - self._last.get(name, float("-inf"))
        time.sleep(max(0.0, pause - since))
        try:
            return self._wire.ask(url, headers, limit)
        finally:
            self._last[name] = time.monotonic()

    def _asked_for(self, answer: Answer, name: str) -> float:
        """The seconds that a server asks to wait (Retry-After, RFC 9110). Raises NotHadError where they are
        too many; the host is then left alone.
        """
        seconds = retry_after(answer)
        if seconds <= self._limits.longest_pause:
            return seconds
        self._failures[name] = self._limits.patience
        reason = f"{name} answered with {answer.status} and asks to be left alone for {seconds:,.0f} s."
        raise NotHadError("later", reason, LATER)


def retry_after(answer: Answer) -> float:
    """The seconds of an answer's Retry-After, which states them or a time; 0 without one that can be read."""
    stated = answer.headers.get("retry-after", "").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated)
    try:
        until = parsedate_to_datetime(stated)
        now = parsedate_to_datetime(answer.headers["date"])
        return max(0.0, (until - now).total_seconds())
    except (KeyError, ValueError, TypeError, OverflowError):
        return 0.0


def validators(etag: str | None, modified: str | None) -> Mapping[str, str]:
    """The headers that ask for an answer only if it changed (RFC 9110, section 13)."""
    return {name: value for name, value in zip(CONDITIONS, (etag, modified), strict=True) if value}


def _target(at: str, answer: Answer) -> str:
    """Where a redirect leads. Raises NotHadError where memcon does not follow."""
    stated = answer.headers.get("location", "")
    try:
        target = canonical(joined(at, stated))
    except AddressError as error:
        reason = f"It is redirected to “{stated[:200]}”, which {error}."
        raise NotHadError("never", reason, "Leave it out, or give another address.") from error
    if is_inward(at, target):
        reason = f"It is redirected to “{target}”, which is an address of the own network."
        raise NotHadError("never", reason, "Give that address itself, if it is meant.")
    return target


def _judged(answer: Answer, headers: Mapping[str, str], limit: int) -> Answer:
    """The answer, where it is one that can be used. Raises NotHadError."""
    if answer.status in GONE:
        reason = f"There is no such page ({answer.status})."
        raise NotHadError("gone", reason, "Look whether it moved to another address.")
    if answer.status in CLOSED:
        reason = f"The server does not give it to us ({answer.status})."
        raise NotHadError("closed", reason, "Put the page into a folder by hand, if you may have it.")
    if answer.status not in HAD or (answer.status == 304 and not headers.keys() & CONDITIONS):
        reason = f"The server answered with {answer.status}, which gives no page."
        raise NotHadError("never", reason, "Open the address in a browser, and look what it is.")
    if answer.cut:
        raise NotHadError("never", f"It is larger than {limit:,} bytes; reading stopped there.", LARGE)
    return answer
