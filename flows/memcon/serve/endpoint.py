"""The SPARQL endpoint: queries in, answers out, within their limits (SPARQL 1.1 Protocol)."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from memcon.serve.accept import chosen
from memcon.serve.description import MEDIA, description
from memcon.serve.files import with_endpoint
from memcon.serve.follower import Edition, Follower
from memcon.serve.guard import WITH_EDITOR
from memcon.serve.limits import Limits
from memcon.serve.messages import Question, Reply
from memcon.serve.pool import BusyError, Pool
from memcon.serve.protocol import GRAPHS, ROWS, Asked, RefusedError, asked

HTML = "text/html"
STATUS = {"wrong": 400, "unacceptable": 406, "refused": 403, "too large": 400}
# a page shows what these hold
ROW_FORMS = {media: "json" if form == "html" else form for form, all_ in ROWS.items() for media in all_}
GRAPH_FORMS = {media: "ttl" if form == "html" else form for form, all_ in GRAPHS.items() for media in all_}


async def endpoint(request: Request) -> Response:
    """Answer a query; without one, describe the endpoint, to people as the page where they can ask."""
    follower: Follower = request.app.state.follower
    one = await asked(request, follower.limits)
    if one is None:
        return await _introduced(request, follower)
    question = Question(
        one.text,
        await run_in_threadpool(_prefixes),
        one.rows and ROW_FORMS[one.rows],
        one.graph and GRAPH_FORMS[one.graph],
        one.default,
        one.named,
    )
    try:
        reply = await _answered(request, follower, question)
    except RefusedError as error:
        if one.rows == HTML:
            return await _page(follower, one.text, problem=str(error), status=error.status)
        raise
    return await _response(follower, one, reply)


async def _answered(request: Request, follower: Follower, question: Question) -> Reply:
    """The reply of a worker. Raises RefusedError where there is no answer."""
    edition = opened(follower)
    limits = follower.limits
    with edition.pool.in_use():
        try:
            reply = await _while_there(request, edition.pool, question)
        except BusyError:
            raise RefusedError(
                503, "Too many queries at once: ask again in a few seconds.", again=5
            ) from None
        except TimeoutError:
            raise RefusedError(
                503, f"The query takes longer than the {limits.seconds:g} seconds it may take: ask for less."
            ) from None
    if reply.kind in STATUS:
        raise RefusedError(STATUS[reply.kind], reply.content.decode(errors="replace"))
    return reply


def opened(follower: Follower) -> Edition:
    """What can be asked now. Raises RefusedError where that is nothing yet."""
    if follower.edition is None:
        problem = follower.told or "The store is being opened: ask again in a few seconds."
        raise RefusedError(503, problem, again=5)
    return follower.edition


async def _while_there(request: Request, pool: Pool, question: Question) -> Reply:
    """The reply; where the client hangs up meanwhile, work stops."""
    work, gone = asyncio.create_task(pool.answer(question)), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise RefusedError(408, "Nobody waits for the answer any more.")
        return work.result()
    finally:
        for task in (work, gone):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _response(follower: Follower, one: Asked, reply: Reply) -> Response:
    media = one.rows if reply.kind == "rows" else one.graph
    if media == HTML:
        return await _page(follower, one.text, reply=reply)
    headers = {"Vary": "Accept", "Cache-Control": "no-store", **truncated(reply.cut, follower.limits)}
    return Response(reply.content, headers=headers, media_type=media)


def truncated(cut: int | None, limits: Limits) -> Mapping[str, str]:
    """The header of an answer that was cut."""
    return {} if cut is None else {"Memcon-Truncated": f"{cut}; limit={limits.rows}"}


async def _introduced(request: Request, follower: Follower) -> Response:
    media = chosen(request.headers.get("accept"), [HTML, *MEDIA])
    if media is None:
        raise RefusedError(406, f"Ask for one of {', '.join([HTML, *MEDIA])}.")
    if media == HTML:
        return await _page(follower)
    address = str(request.url.replace(query="", fragment=""))
    return Response(
        description(address, follower.edition, media), headers={"Vary": "Accept"}, media_type=media
    )


async def _page(
    follower: Follower,
    text: str | None = None,
    problem: str | None = None,
    status: int = 200,
    reply: Any = None,
) -> Response:
    """The page on which people ask."""
    base = follower.edition.base if follower.edition else follower.base
    made = await run_in_threadpool(_made, follower, base, text, problem, reply)
    headers = {**WITH_EDITOR, "Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(made, status, headers=headers, media_type=HTML)


def _made(follower: Follower, base: str, text: str | None, problem: str | None, reply: Reply | None) -> bytes:
    from memcon.serve import page  # noqa: PLC0415, slow to import; no other page waits for it

    answer = None if reply is None else page.shown(reply, base)
    return with_endpoint(page.sparql_page(base, text, answer, problem, follower.limits), 0)


def _prefixes() -> dict[str, str]:
    from memcon.export.turtle import PREFIXES  # noqa: PLC0415, the same

    return PREFIXES
