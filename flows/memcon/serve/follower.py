"""The server follows the export: when it changes, a new snapshot is taken and new workers answer on it, while
the old ones finish what they were asked.
"""

import asyncio
import logging
import shutil
import sys
from pathlib import Path

import msgspec
import pyoxigraph as ox
from msgspec import Struct

from memcon.errors import MemconError, StoreError
from memcon.publish.stamps import State, current
from memcon.serve.limits import Limits
from memcon.serve.pool import Pool
from memcon.serve.taking import Taken

LOG = logging.getLogger("memcon.serve")
# seconds between two looks at the export, and after a failure
PAUSE, AFTER_FAILURE = 1.0, 3.0
STATED = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX void: <http://rdfs.org/ns/void#>
SELECT ?base ?quads
WHERE { ?set a dcat:Dataset ; void:uriSpace ?base . OPTIONAL { ?set void:triples ?quads } }
ORDER BY ?base LIMIT 1
"""


class Edition(Struct, frozen=True, eq=False):
    """A state of the export that can be asked."""

    folder: Path
    state: State
    documents: int
    base: str
    """Where the IRIs of the data begin."""
    quads: int | None
    """As dataset.ttl states it."""
    store: ox.Store
    """To look up single things; whatever a stranger asks is for the workers."""
    pool: Pool

    async def retire(self) -> None:
        """Let the workers finish, then remove the snapshot."""
        try:
            await self.pool.drained()
        finally:
            await self.pool.close()
        await asyncio.to_thread(shutil.rmtree, self.folder, ignore_errors=True)


class Follower:
    """Holds the edition that is asked now."""

    def __init__(self, output: Path, folder: Path, limits: Limits, base: str) -> None:
        self.output, self.folder, self.limits, self.base = output, folder, limits, base
        self.edition: Edition | None = None
        self.problem: str | None = None
        """Why the newest state of the export cannot be asked."""
        self._number = 0
        self._retiring: set[asyncio.Task[None]] = set()

    @property
    def told(self) -> str | None:
        """The problem without a path of this machine."""
        return self.problem and self.problem.replace(str(self.output), "the output folder")

    async def follow(self) -> None:
        """Keep up with the export until cancelled."""
        while True:
            pause = PAUSE
            try:
                await self._keep_up()
                self.problem = None
            except (MemconError, OSError) as error:
                self._tell(str(error) if isinstance(error, MemconError) else "The store cannot be opened.")
                pause = AFTER_FAILURE
            await asyncio.sleep(pause)

    def _tell(self, problem: str) -> None:
        if problem != self.problem:
            LOG.warning("%s", problem)
        self.problem = problem

    async def _keep_up(self) -> None:
        state = await asyncio.to_thread(current, self.output)
        if self.edition is not None and self.edition.state == state:
            return
        new = await self._edition()
        old, self.edition = self.edition, new
        if old is not None:
            task = asyncio.create_task(old.retire())
            self._retiring.add(task)
            task.add_done_callback(self._retiring.discard)

    async def _edition(self) -> Edition:
        self._number += 1
        folder = self.folder / f"{self._number:06}"
        pool = Pool(folder, self.limits)
        try:
            taken = await self._taken(folder)
            store = await asyncio.to_thread(ox.Store.read_only, str(folder))
            base, quads = await asyncio.to_thread(_stated, store)
            await pool.start()
        except BaseException:
            await pool.close()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Edition(folder, taken.state, taken.documents, base or self.base, quads, store, pool)

    async def _taken(self, folder: Path) -> Taken:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "memcon.serve.taking",
            str(self.output),
            str(folder),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        try:
            said, complaint = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            # a sentence; whatever else it says, it says to those who mend it
            sentences = complaint.decode(errors="replace").strip().splitlines()
            raise StoreError(sentences[0] if len(sentences) == 1 else "The store cannot be brought in step.")
        return msgspec.json.decode(said, type=Taken)

    async def close(self) -> None:
        """End all workers."""
        for task in tuple(self._retiring):
            task.cancel()
        await asyncio.gather(*self._retiring, return_exceptions=True)
        if self.edition is not None:
            await self.edition.pool.close()


def _stated(store: ox.Store) -> tuple[str | None, int | None]:
    """What dataset.ttl states: the base, and how many quads there are."""
    found = store.query(STATED)
    if isinstance(found, ox.QuerySolutions):
        for row in found:
            return row["base"].value, row["quads"] and int(row["quads"].value)
    return None, None
