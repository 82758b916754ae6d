"""`memcon load`: bring a triple store in step with the exports."""

import os

import typer

from memcon.endings import stoppable
from memcon.options import OUTPUT, Endpoint, Output, Store


def load(output: Output = OUTPUT, endpoint: Endpoint = None, store: Store = "generic") -> None:
    """Bring a triple store in step with the exports: the one at --endpoint, where it is sent what changed and
    then asked what it holds; else the embedded one, as `memcon query` does too before it asks.
    """
    with stoppable():
        if endpoint is None:
            from memcon.publish.receipts import sentence
            from memcon.publish.store import loaded

            typer.echo(sentence(loaded(output)))
        else:
            from memcon.publish.endpoint import receipts
            from memcon.publish.endpoint.credentials import credentials
            from memcon.publish.endpoint.loading import loaded_to

            typer.echo(receipts.sentence(loaded_to(output, endpoint, store, credentials(os.environ))))
