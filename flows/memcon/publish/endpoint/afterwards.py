"""A load to an endpoint after a run: where it fails, the exports of the run stand, and the error says so."""

from collections.abc import Mapping
from pathlib import Path

from memcon.errors import EndpointError
from memcon.publish.endpoint.credentials import credentials
from memcon.publish.endpoint.loading import loaded_to
from memcon.publish.endpoint.receipts import Receipt


def loaded_after(output: Path, url: str, store: str, environment: Mapping[str, str]) -> Receipt:
    """Brings the triple store at `url` in step with the exports that a run has just brought up to date.
    Raises EndpointError where that fails.
    """
    try:
        return loaded_to(output, url, store, credentials(environment))
    except EndpointError as error:
        raise EndpointError(
            f"The exports in {output} are up to date, but the endpoint is not. {error}"
        ) from error.__cause__
