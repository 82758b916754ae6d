"""Which address has which answer (Starlette)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from memcon.serve import files
from memcon.serve.endpoint import endpoint
from memcon.serve.follower import Follower
from memcon.serve.guard import Guard
from memcon.serve.naming import missing, resource
from memcon.serve.protocol import RefusedError
from memcon.serve.questions import question

ASSETS = Path(__file__).resolve().parent / "assets"


def site(follower: Follower, host: str) -> Starlette:
    """The site over what `follower` follows; it follows as long as the site is served."""

    @asynccontextmanager
    async def following(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(follower.follow())
        warm = asyncio.create_task(_warm())
        try:
            yield
        finally:
            warm.cancel()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await follower.close()

    made = Starlette(
        routes=[
            Route("/health", health),
            Route("/sparql", endpoint, methods=["GET", "POST"]),
            Route("/sparql.html", endpoint),
            Route("/questions/{name}", question),
            Route("/assets/serve/{path:path}", own_asset),
            Route("/{path:path}", anything),
        ],
        middleware=[Middleware(Guard, host=host)],
        exception_handlers={HTTPException: _told, RefusedError: _refused, Exception: _failed},
        lifespan=following,
    )
    made.state.follower = follower
    return made


async def _warm() -> None:
    """Import what answers are made with, which takes seconds; the first page goes first."""
    await asyncio.sleep(1)
    await asyncio.to_thread(import_module, "memcon.serve.page")


async def health(request: Request) -> Response:
    """Whether queries are answered, and on what."""
    follower: Follower = request.app.state.follower
    edition, limits = follower.edition, follower.limits
    content = {
        "status": "ok" if edition else "starting" if follower.problem is None else "failing",
        "problem": follower.told,
        "run": edition and edition.state.run,
        "documents": edition and edition.documents,
        "quads": edition and edition.quads,
        "limits": {"seconds": limits.seconds, "rows": limits.rows, "workers": limits.workers},
    }
    headers = {"Cache-Control": "no-store", **({} if edition else {"Retry-After": "5"})}
    return JSONResponse(content, 200 if edition else 503, headers=headers)


async def own_asset(request: Request) -> Response:
    """A file that the endpoint's page needs."""
    path = files.found(ASSETS, request.path_params["path"])
    if path is None:
        return await missing(request)
    return await files.sent(request, path, 0)


async def anything(request: Request) -> Response:
    """A page, an export, or what an IRI of ours means."""
    path: str = request.path_params["path"]
    follower: Follower = request.app.state.follower
    found = await run_in_threadpool(files.page_or_export, follower.output, path)
    if found is not None:
        with suppress(FileNotFoundError):
            return await files.sent(request, found, path.count("/"))
    return await resource(request, path)


async def _told(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return PlainTextResponse(f"{error.detail}.\n", error.status_code, headers=error.headers)


async def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, RefusedError):
        raise error
    headers = {"Vary": "Accept"} | ({} if error.again is None else {"Retry-After": str(error.again)})
    return PlainTextResponse(f"{error}\n", error.status, headers=headers)


async def _failed(_: Request, __: Exception) -> Response:
    return PlainTextResponse("Something went wrong here; the server's own window says what.\n", 500)
