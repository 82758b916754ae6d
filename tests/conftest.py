"""What the tests of the whole share: a folder of documents, and Prefect away from the user's own records."""

import os
import tempfile
from pathlib import Path

import pytest

# before anything imports prefect
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="memcon-prefect-")
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["DO_NOT_TRACK"] = "1"
os.environ.pop("PREFECT_API_URL", None)

VALLETTA = """Envoys leave with a date

Maltese Foreign Minister Carmela Vella met Norwegian Prime Minister Odd Berge in Valletta on Monday.

"We will talk again in spring," Vella said after the meeting. Berge welcomed the proposal.
"""
LIMA = """Peruvian President Rosa Quispe called for a ceasefire on Tuesday.

Quispe will visit Finland next week for talks with Finnish President Aino Lahti.
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two documents, one of them with metadata."""
    folder = tmp_path / "texts"
    (folder / "south").mkdir(parents=True)
    (folder / "valletta.txt").write_text(VALLETTA, encoding="utf-8")
    (folder / "south" / "lima.txt").write_text(LIMA, encoding="utf-8")
    (folder / "south" / "lima.json").write_text('{"title": "Call for ceasefire", "date": "2031-05-06"}')
    return folder
