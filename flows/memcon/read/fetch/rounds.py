"""A round: everything that one address names is brought into its mirror, list after list.

A list is asked for conditionally (ETag, Last-Modified) only when every page that it named has been dealt
with; as long as some are left for the next run, that run has to see it again. An index of sitemaps is
asked for in full each time, because it need not change when its sitemaps do.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence

from memcon.model import Issue
from memcon.read.fetch.entries import Entry, ListError, Listing
from memcon.read.fetch.limits import Limits
from memcon.read.fetch.lists import read_list, wanted
from memcon.read.fetch.mirrored import Mirror, Record
from memcon.read.fetch.pages import bring, ending_of, is_due, keep, withdrawn
from memcon.read.fetch.visits import LARGE, NotHadError, Visitor, validators
from memcon.read.fetch.wire import Answer

Watch = Callable[[Sequence[Entry]], Iterable[Entry]]

# a feed before a page, where one address has both
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.8, application/pdf;q=0.8, */*;q=0.5"
)
NEXT = "Run again to go on, or raise the limit."
MEND = "Open the address in a browser, and look what it is; tell its publisher."
ALONE = "Leave them out, or fetch them by themselves."
STAYS = "What the mirror holds stays."


def _age(entry: Entry) -> str:
    """What entries sort by from old to new; those without a date are the oldest."""
    return entry.stated or ""


class Round:
    """One fetch of one address: what is still to be asked for, and what was wrong so far."""

    def __init__(self, root: str, visitor: Visitor, mirror: Mirror, limits: Limits, watch: Watch) -> None:
        self.issues: list[Issue] = []
        self._root = root
        self._visitor = visitor
        self._mirror = mirror
        self._limits = limits
        self._watch = watch
        self._left = limits.pages
        self._waiting = deque([Entry(root)])
        self._seen = {root}

    def run(self) -> Sequence[Issue]:
        """Bring all, as far as the limits of a run reach; say what is wrong. Raises SourceError where the
        mirror cannot be written.
        """
        for _ in range(self._limits.lists + 1):
            if not self._waiting or self._left <= 0:
                break
            self._list(self._waiting.popleft())
        if self._waiting:
            number = f"{len(self._waiting):,} of its sitemaps were"
            self._say(self._root, f"{number} not looked at: the limits of a run were reached.", NEXT)
        return tuple(self.issues)

    def _list(self, entry: Entry) -> None:
        """Ask for a list, and bring what it names."""
        known = self._mirror.known("lists", entry.url)
        page = None if known else self._mirror.known("pages", entry.url)
        noted = known or page or Record()
        largest = max(self._limits.feed, self._limits.sitemap, self._limits.page)
        try:
            headers = {"Accept": ACCEPT, **validators(noted.etag, noted.modified)}
            answer = self._visitor.get(entry.url, headers, largest)
            listing = read_list(answer, self._limits) if answer.status != 304 else None
        except NotHadError as error:
            self._failed(entry, page, error)
        except ListError as error:
            self._say(entry.url, f"It {error}. {STAYS}", MEND, "error")
        else:
            if answer.status == 304:
                return
            if listing is None:
                self._single(entry, answer, is_page=entry.url == self._root and known is None)
            else:
                self._listed(entry, answer, listing)

    def _failed(self, entry: Entry, page: Record | None, error: NotHadError) -> None:
        if error.kind == "gone" and page and page.file:
            self.issues.append(withdrawn(entry, page.file, error, self._mirror))
        else:
            self._say(entry.url, f"{error} {STAYS}", error.advice, "error")

    def _single(self, entry: Entry, answer: Answer, *, is_page: bool) -> None:
        """Keep what is no list as a page, where a page can be meant."""
        if not is_page or ending_of(answer) is None:
            kind = answer.headers.get("content-type", "of a kind that it does not state")
            self._say(
                entry.url, f"It is {kind}, and no feed or sitemap that can be read. {STAYS}", MEND, "error"
            )
        elif len(answer.body) > self._limits.page:
            self._say(entry.url, f"It is larger than {self._limits.page:,} bytes. {STAYS}", LARGE, "error")
        elif issue := keep(entry, answer, self._mirror):
            self.issues.append(issue)

    def _listed(self, entry: Entry, answer: Answer, listing: Listing) -> None:
        """Bring the pages of a list, or set the sitemaps of an index on the waiting list."""
        if listing.fault:
            self._say(entry.url, f"It {listing.fault}; the entries that could be read were taken.", MEND)
        if listing.nameless:
            self._say(entry.url, f"{listing.nameless:,} of its entries state no address.", MEND)
        entries, left_out = wanted(listing, self._root, self._limits)
        self._say_alike({(reason, ALONE): urls for reason, urls in left_out.items()})
        complete = False
        if listing.kind == "index":
            self._wait(entries)
        else:
            complete = self._pages(entry.url, entries) and not (left_out or listing.fault)
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        done = Record(etag=etag, modified=modified, stated=entry.stated)
        self._mirror.note("lists", entry.url, done if complete else Record())

    def _wait(self, entries: Sequence[Entry]) -> None:
        """Set on the waiting list what was not had whole, or changed since, as the index states."""
        for child in sorted(entries, key=_age, reverse=True):
            known = self._mirror.known("lists", child.url)
            same = known and child.stated and child.stated <= (known.stated or "")
            if not same and child.url not in self._seen:
                self._seen.add(child.url)
                self._waiting.append(child)

    def _pages(self, url: str, entries: Sequence[Entry]) -> bool:
        """Bring the pages that are due, the newest first and last of all those that failed before; whether
        all were dealt with.
        """
        due = [entry for entry in entries if is_due(entry, self._mirror.known("pages", entry.url))]
        due.sort(key=_age, reverse=True)
        due.sort(key=lambda entry: (self._mirror.known("pages", entry.url) or Record()).tries)
        rest, barred = 0, set()
        alike: dict[tuple[str, str], list[str]] = {}
        for entry in self._watch(due):
            if self._left <= 0:
                rest += 1
                continue
            outcome = bring(entry, self._visitor, self._mirror, self._limits)
            if isinstance(outcome, NotHadError):
                alike.setdefault((str(outcome), outcome.advice), []).append(entry.url)
                barred |= {entry.url} if outcome.kind == "barred" else set()
                continue
            self._left -= 1
            if outcome:
                self.issues.append(outcome)
        self._say_alike(alike)
        if rest:
            self._say(
                url,
                f"{rest:,} of its pages are left for the next run: {self._limits.pages:,} are the limit.",
                NEXT,
            )
        return not any(
            entry.url not in barred and is_due(entry, self._mirror.known("pages", entry.url)) for entry in due
        )

    def _say_alike(self, alike: Mapping[tuple[str, str], Sequence[str]]) -> None:
        """One issue for all addresses that have one thing wrong."""
        for (reason, advice), urls in alike.items():
            more = f" {len(urls) - 1:,} more of this list have the same fault." if len(urls) > 1 else ""
            self._say(urls[0], reason + more, advice)

    def _say(self, url: str, problem: str, advice: str, severity: str = "warning") -> None:
        self.issues.append(Issue(url, "read", problem, advice, "error" if severity == "error" else "warning"))
