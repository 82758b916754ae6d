"""The ledger as a file: broken, full, locked, of another version; each is told in a sentence."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from memcon import pipeline
from memcon.errors import ExportError, LedgerError
from memcon.ledger import folder, opened, reading, transaction
from memcon.settings import Settings

HOLD = """
import os, sys, time
from pathlib import Path
from memcon.ledger import opened
with opened(Path(sys.argv[1])):
    print(os.getpid(), flush=True)
    time.sleep(60)
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    with opened(tmp_path / "output") as ledger, transaction(ledger):
        ledger.execute("INSERT INTO texts VALUES ('1', ?)", (bytes(100_000),))
    return tmp_path / "output"


def ask(entered: AbstractContextManager[sqlite3.Connection], *queries: str) -> None:
    with entered as ledger:
        for query in queries:
            ledger.execute(query).fetchall()


def texts_in(output: Path) -> int:
    with opened(output) as ledger:
        return ledger.execute("SELECT count(*) FROM texts").fetchone()[0]


def damage(output: Path, how: str) -> None:
    file = folder(output) / "ledger.sqlite"
    whole = file.read_bytes()
    if how == "no database":
        file.write_text("milk, eggs, flour\n" * 1000)
    elif how == "cut off":
        file.write_bytes(whole[: len(whole) // 3])
    elif how == "overwritten":
        file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    elif how == "other version":
        with sqlite3.connect(file) as ledger:
            ledger.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize("how", ["no database", "cut off", "overwritten", "other version"])
@pytest.mark.parametrize("enter", [opened, reading])
def test_a_ledger_that_cannot_be_used_says_what_to_do(how, enter, output):
    damage(output, how)
    with pytest.raises(LedgerError, match=r"Remove the files ledger\.sqlite\*.*: all is read again"):
        ask(enter(output), "SELECT text FROM texts", "SELECT * FROM files", "SELECT * FROM documents")


def test_what_was_in_a_transaction_that_failed_is_not_there(output):
    def fails():
        with opened(output) as ledger, transaction(ledger):
            ledger.execute("INSERT INTO texts VALUES ('2', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert texts_in(output) == 1


def test_a_full_disk_is_told_and_what_was_kept_stays(output):
    def fills():
        with opened(output) as ledger:
            ledger.execute("PRAGMA max_page_count = 60")
            with transaction(ledger):
                ledger.execute("INSERT INTO texts VALUES ('2', ?)", (bytes(1_000_000),))

    with pytest.raises(LedgerError, match=r"full.* Make room on the disk"):
        fills()
    assert texts_in(output) == 1


def test_a_mistake_of_our_own_is_not_blamed_on_the_file(output):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        ask(opened(output), "SELECT * FROM none_such")
    with pytest.raises(sqlite3.IntegrityError):
        ask(opened(output), "INSERT INTO texts VALUES ('1', '')")


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / ".memcon").write_text("in the way")
    with pytest.raises(LedgerError, match="cannot be made"), opened(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_told(output, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(LedgerError, match="cannot be written: Permission denied"), opened(output):
        pass
    monkeypatch.undo()
    assert texts_in(output) == 1


def test_an_output_folder_that_cannot_be_written_is_told(texts, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ExportError, match="cannot be written: Permission denied"):
        pipeline.run([texts], tmp_path / "new", Settings())


def test_nothing_to_look_into_is_told(tmp_path):
    with pytest.raises(LedgerError, match="Do `memcon run` first"), reading(tmp_path):
        pass


def test_who_looks_into_it_changes_nothing_and_is_not_in_the_way(output):
    with opened(output) as ledger, reading(output) as other:
        with transaction(ledger):
            ledger.execute("INSERT INTO texts VALUES ('2', '')")
        assert other.execute("SELECT count(*) FROM texts").fetchone() == (2,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            other.execute("DELETE FROM texts")


def test_two_at_once_exclude_each_other_until_one_is_killed(output):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(output)], stdout=subprocess.PIPE) as holder:
        process = int(holder.stdout.readline())
        with (
            pytest.raises(LedgerError, match=rf"Another run works on .*\(process {process}\)"),
            opened(output),
        ):
            pass
        os.kill(process, signal.SIGKILL)
        holder.wait()
    assert texts_in(output) == 1
