"""What people are told of the state of their documents."""

import msgspec
import pytest
from rich.console import Console
from typer.testing import CliRunner

from memcon import pipeline
from memcon.cli import app
from memcon.errors import LedgerError
from memcon.ledger import folder, opened
from memcon.ledger.lock import holder
from memcon.settings import Settings
from memcon.status import shown, status

SETTINGS = Settings(workers=1)
STORY = """Ferries will sail again

Fijian Trade Minister Sera Tavola received her Tongan counterpart Malakai Fifita in Suva on Thursday. They
spoke for two hours about the ferries between the islands, and about a treaty that both want by autumn.

"The first ship leaves on Sunday," Tavola told reporters. Fifita said that the fares would stay low.
"""


@pytest.fixture
def output(texts, tmp_path):
    (texts / "again.txt").write_bytes((texts / "valletta.txt").read_bytes())
    (texts / "broken.txt").write_bytes(b"Talks in \xff went on.")
    (texts / "french.txt").write_text(
        "Le ministre des affaires étrangères a rencontré son homologue à Paris hier soir. "
        "Ils ont parlé de la pêche et des ports, et ils se reverront au printemps prochain.",
        encoding="utf-8",
    )
    (texts / "ferries.txt").write_text(STORY, encoding="utf-8")
    (texts / "harbour.txt").write_text(STORY.replace("sail again", "sail"), encoding="utf-8")
    pipeline.run([texts], tmp_path / "output", SETTINGS)
    return tmp_path / "output"


def printed(found, state=None):
    console = Console(width=200)
    with console.capture() as captured:
        console.print(shown(found, state))
    return " ".join(captured.get().split())


def listed(output, state):
    return {one.identifier: one.reason for one in status(output, SETTINGS, state).documents}


def test_documents_are_counted_by_state(output):
    found = status(output, SETTINGS)
    assert found.counts == {"new": 0, "read": 4, "quarantined": 2, "duplicate": 1, "withdrawn": 0}
    assert (found.near_copies, found.to_add, found.to_take_away, found.under_way) == (1, 0, 0, None)
    assert found.documents == ()
    said = printed(found)
    assert "Last run: 1, of " in said
    assert "4 read read and understood; one near copy of another" in said
    assert "behind" not in said


def test_each_state_has_its_documents_and_the_reason(output):
    assert "not UTF-8" in listed(output, "quarantined")["broken.txt"]
    assert "not in English" in listed(output, "quarantined")["french.txt"]
    # the first in the order of the sources is read
    assert listed(output, "duplicate") == {"valletta.txt": "It has the text of again.txt."}
    copies = [one for one in status(output, SETTINGS, "read").documents if one.original]
    assert {copies[0].identifier, copies[0].original} == {"ferries.txt", "harbour.txt"}
    assert "A near copy: about" in copies[0].reason
    assert printed(status(output, SETTINGS, "withdrawn"), "withdrawn").endswith("No document is withdrawn.")


def test_what_was_taken_away_is_withdrawn_and_the_run_named(texts, output):
    (texts / "south" / "lima.txt").unlink()
    (texts / "south" / "lima.json").unlink()
    pipeline.run([texts], output, SETTINGS)
    assert "Run 2 of 2" in listed(output, "withdrawn")["south/lima.txt"]
    assert status(output, SETTINGS).counts["withdrawn"] == 1


def test_what_a_killed_run_did_not_read_is_new_and_the_exports_are_behind(texts, output):
    (texts / "valletta.txt").write_text("Berge met Vella in Oslo on Friday, 9 May 2031. They spoke of fish.")
    (texts / "again.txt").unlink()
    with opened(output) as ledger:
        pipeline.survey(ledger, [texts])
        during = status(output, SETTINGS)
    assert during.under_way
    assert "A run is working on" in printed(during)
    found = status(output, SETTINGS, "new")
    assert [one.identifier for one in found.documents] == ["valletta.txt"]
    assert "It was not read yet." in printed(found, "new")
    assert (found.counts["read"], found.to_take_away, found.under_way) == (3, 1, None)
    assert "1 document to take away; the next run will" in printed(found)


def test_an_owner_that_was_killed_holds_nothing(output):
    (folder(output) / "lock.owner").write_text("process 1")
    assert holder(folder(output) / "lock") is None


def test_what_another_version_read_is_new(output):
    found = status(output, Settings(longest=1_000), "new")
    assert len(found.documents) == 5
    assert "Another version or model" in found.documents[0].reason


def test_a_folder_without_runs_says_so(tmp_path):
    with pytest.raises(LedgerError, match="Nothing was run into"):
        status(tmp_path, SETTINGS)
    with opened(tmp_path):
        pass
    assert printed(status(tmp_path, SETTINGS)).startswith("No run has ended yet.")


def test_the_command_tells_people_and_programs(output):
    told = CliRunner().invoke(app, ["status", str(output), "--state", "duplicate"])
    assert told.exit_code == 0
    assert "valletta.txt\n    It has the text of again.txt." in told.output
    data = CliRunner().invoke(app, ["status", str(output), "--json"])
    assert msgspec.json.decode(data.stdout)["counts"]["read"] == 4
