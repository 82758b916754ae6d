"""Our own questions with a reader's arguments, as SPARQL: into the editor, or where there is no script, to
the page with the answer.
"""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from memcon.errors import InputError
from memcon.serve.accept import chosen
from memcon.serve.endpoint import HTML, opened
from memcon.serve.follower import Edition, Follower
from memcon.serve.naming import missing
from memcon.serve.protocol import QUERY, RefusedError


async def question(request: Request) -> Response:
    """The SPARQL of a question; an argument that is left empty is none."""
    follower: Follower = request.app.state.follower
    edition = opened(follower)
    arguments = {name: value for name, value in request.query_params.items() if value.strip()}
    with edition.pool.in_use():
        text = await run_in_threadpool(_bound, edition, request.path_params["name"], arguments)
    if text is None:
        return await missing(request)
    if chosen(request.headers.get("accept"), (QUERY, "text/plain", HTML)) == HTML:
        return RedirectResponse(f"/sparql?{urlencode({'query': text})}", 303, headers={"Vary": "Accept"})
    return Response(text, headers={"Vary": "Accept", "Content-Type": f"{QUERY}; charset=utf-8"})


def _bound(edition: Edition, name: str, arguments: dict[str, str]) -> str | None:
    from memcon.publish.arguments import bound  # noqa: PLC0415, slow to import; pages do not wait for it
    from memcon.serve.page import asked  # noqa: PLC0415, the same

    found = next((one for one in asked() if one.name == name), None)
    if found is None:
        return None
    try:
        return bound(found, arguments, edition.store, edition.base)
    except InputError as error:
        # how it is asked on the command line helps nobody here
        raise RefusedError(400, str(error).partition(": memcon query")[0]) from error
