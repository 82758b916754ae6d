"""Fetch: what a feed, a sitemap or a page names on the web is brought, politely, into a mirror folder of
plain files, which memcon then reads like any other folder.

A page lies in the mirror as it came, and beside it a metadata file with what its feed states and with the
address at which it was had. Pages that left the feed stay; pages that their server withdrew (404, 410) go.
"""

from collections.abc import Sequence
from pathlib import Path

from memcon.model import Issue
from memcon.read.fetch.addresses import AddressError, canonical, is_url, mirror
from memcon.read.fetch.limits import Limits
from memcon.read.fetch.mirrored import Mirror
from memcon.read.fetch.rounds import Round, Watch
from memcon.read.fetch.visits import Visitor
from memcon.read.fetch.wire import Wire

__all__ = ["AddressError", "Limits", "Watch", "fetch", "is_url", "mirror"]

DEFAULT = Limits()


def fetch(url: str, folder: Path, limits: Limits = DEFAULT, watch: Watch = iter) -> Sequence[Issue]:
    """Bring what `url` names into `folder`; a fetch that fails, or is killed, leaves there what was had.

    `watch` is given the entries that are due, list by list, and gives them back one by one: a place to show
    progress. Raises SourceError where the folder cannot be written.
    """
    try:
        root = canonical(url)
    except AddressError as error:
        return (Issue(url, "read", f"It {error}.", "Give an address that begins with http:// or https://."),)
    with Mirror(folder) as mirrored, Wire(limits) as wire:
        issues = Round(root, Visitor(wire, limits), mirrored, limits, watch).run()
    if mirrored.faulty:
        problem = "What was remembered of this mirror could not be read; its pages were fetched again."
        issues = (Issue(root, "read", problem, "Leave .index.json as it is.", "warning"), *issues)
    return issues
