"""The flow under Prefect's own test server; all tests that need one are here."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from prefect.artifacts import Artifact
from prefect.settings import PREFECT_API_URL
from prefect.testing.utilities import prefect_test_harness

from memcon import flow, pipeline
from memcon.errors import EndpointError, ExportError, SourceError
from memcon.publish.endpoint import afterwards
from memcon.publish.endpoint.receipts import Receipt
from memcon.read import sources_in
from memcon.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module", autouse=True)
def server():
    with prefect_test_harness(server_startup_timeout=120):
        yield


def exports(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.iterdir() if path.is_file() and path.name != "runs.jsonl")
    return {path.name: path.read_bytes() for path in files}


def test_the_flow_makes_what_the_pipeline_makes(texts, tmp_path):
    (texts / "empty.txt").write_bytes(b"")
    report = flow.memcon([str(texts)], str(tmp_path / "flow"), batch=2)
    alone = pipeline.run([texts], tmp_path / "pipeline", Settings())
    assert exports(tmp_path / "flow") == exports(tmp_path / "pipeline")
    figures = (report.documents, report.statements, report.errors)
    assert figures == (2, alone.statements, 1) == (alone.documents, alone.statements, alone.errors)


def test_a_run_leaves_its_summary_and_what_was_quarantined(texts, tmp_path):
    flow.memcon([str(texts)], str(tmp_path / "output"))
    summary = Artifact.get(key="memcon-summary")
    assert "| documents |" in summary.data
    assert Artifact.get(key="memcon-quarantined").type == "table"


def test_missing_sources_and_an_unwritable_output_fail_at_once(texts, tmp_path):
    (tmp_path / "file").write_text("in the way")
    started = time.monotonic()
    with pytest.raises(SourceError):
        flow.memcon([str(tmp_path / "gone")], str(tmp_path / "output"))
    with pytest.raises(ExportError):
        flow.memcon([str(texts)], str(tmp_path / "file"))
    assert time.monotonic() - started < 20


def test_what_the_system_may_mend_is_tried_again(texts, tmp_path, monkeypatch):
    attempts = []

    def fails_once(sources):
        attempts.append(sources)
        if len(attempts) == 1:
            raise SourceError("The folder cannot be read.") from OSError(5, "Input/output error")
        return sources_in(sources)

    monkeypatch.setattr(pipeline, "sources_in", fails_once)
    assert flow.memcon([str(texts)], str(tmp_path / "output")).documents == 2
    assert len(attempts) == 2


def test_an_endpoint_is_loaded_after_a_run_and_by_a_flow_of_its_own(texts, tmp_path, monkeypatch):
    said, output = [], tmp_path / "output"
    done = Receipt("http://localhost:7878", 3, 100, 3, 0, 0, 1.0)

    def fails_once(folder, url, store, _):
        said.append((folder, url, store))
        if len(said) == 1:
            raise EndpointError("The endpoint is down.") from ConnectionError()
        return done

    monkeypatch.setattr(afterwards, "loaded_to", fails_once)
    flow.memcon([str(texts)], str(output), pages=False, endpoint=done.url, store="oxigraph")
    assert said == [(output, done.url, "oxigraph")] * 2
    assert "| http://localhost:7878 | 3 |" in Artifact.get(key="memcon-load").data
    monkeypatch.setattr(flow, "loaded_to", lambda *_: done)
    assert flow.memcon_load(str(output), done.url) == done


def test_where_a_load_fails_the_exports_of_the_run_stand(texts, tmp_path, monkeypatch):
    monkeypatch.setenv("MEMCON_ENDPOINT_TOKEN", "hush")
    with pytest.raises(EndpointError, match=r"are up to date, but the endpoint is not\. No credentials are"):
        flow.memcon([str(texts)], str(tmp_path / "output"), endpoint="http://example.org")
    assert (tmp_path / "output" / "graph.nq").stat().st_size


@pytest.mark.parametrize(("cron", "zone"), [("at six", "UTC"), ("0 6 * *", "UTC"), ("0 6 * * *", "Atlantis")])
def test_what_is_no_schedule_is_refused(cron, zone):
    with pytest.raises(ValueError, match="Invalid"):
        flow.times(cron, zone)


def test_prefect_accepts_the_deployment_file():
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]
    environment = {**os.environ, "PREFECT_API_URL": PREFECT_API_URL.value()}
    for command in ["work-pool", "create", "memcon", "--type", "process"], ["deploy", "--all"]:
        subprocess.run([*prefect, *command], check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    found = httpx.post(f"{PREFECT_API_URL.value()}/deployments/filter", json={}).json()
    deployments = {deployment["name"]: deployment for deployment in found}
    assert deployments.keys() == {"daily", "endpoint"}
    daily = deployments["daily"]
    assert daily["parameters"] == {"sources": ["seeds"], "output": "output"}
    assert [plan["schedule"]["cron"] for plan in daily["schedules"]] == ["0 6 * * *"]
    assert deployments["endpoint"]["parameters"]["output"] == "output"
    assert deployments["endpoint"]["schedules"] == []


def planned(api: str) -> list[dict]:
    """The runs that the server has planned, as soon as it has planned any."""
    scheduled = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    for _ in range(150):
        if found := httpx.post(f"{api}/flow_runs/filter", json=scheduled).json():
            return found
        time.sleep(1)
    return []


def test_a_schedule_plans_runs_and_ends_with_ctrl_c(texts, tmp_path):
    # tests that run in the background ignore Ctrl-C, and so would what they start
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [
        sys.executable,
        "-c",
        f"{heeding}; from memcon.cli import main; main()",
        "schedule",
        str(texts),
    ]
    with subprocess.Popen(
        [*command, "--cron", "0 6 * * *", "--output", str(tmp_path / "output")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        line = process.stdout.readline()
        assert "until Ctrl-C" in line
        runs = planned(f"{line.split()[-1]}/api")
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert runs[0]["parameters"]["sources"] == [str(texts)]
    assert process.returncode == 0, said
    assert "Traceback" not in said
