"""What an IRI of ours leads to: 303 to a document about the thing, in the form that the client would rather
have (RFC 9110, section 15.4.4; Cool URIs for the Semantic Web), and those documents.
"""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from memcon import ontology
from memcon.serve import files
from memcon.serve.accept import chosen
from memcon.serve.endpoint import HTML, opened
from memcon.serve.follower import Edition, Follower
from memcon.serve.protocol import RefusedError

# endings by the media types that a client can ask for
FORMS: Mapping[str, str] = {
    HTML: "html",
    "application/xhtml+xml": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/n-triples": "nt",
}
RDF = {
    "ttl": ("text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
}
NAMESPACE = "ns"


async def resource(request: Request, path: str) -> Response:
    """What a path means that is no file's: a thing, or a document about one."""
    follower: Follower = request.app.state.follower
    if len(path) > files.LONGEST or "\0" in path:
        return await missing(request)
    stem, _, form = path.rpartition(".")
    if NAMESPACE in {path, stem}:
        return await _ontology(request, path, form)
    if await run_in_threadpool(files.found, follower.output / "site", f"{path}.html"):
        return _other(request, path)
    edition = opened(follower)
    with edition.pool.in_use():
        if await run_in_threadpool(_known, edition, path):
            return _other(request, path)
        if form in FORMS.values() and await run_in_threadpool(_known, edition, stem):
            return await run_in_threadpool(_document, edition, stem, form)
    return await missing(request)


def _other(request: Request, path: str) -> Response:
    """303 See Other, to the form that the client would rather have."""
    media = chosen(request.headers.get("accept"), tuple(FORMS))
    if media is None:
        raise RefusedError(406, f"Ask for one of {', '.join(FORMS)}.")
    return RedirectResponse(quote(f"/{path}.{FORMS[media]}"), 303, headers={"Vary": "Accept"})


def _known(edition: Edition, path: str) -> bool:
    from memcon.serve import things  # noqa: PLC0415, slow to import; pages do not wait for it

    return bool(path) and things.known(edition.store, edition.base + path)


def _document(edition: Edition, path: str, form: str) -> Response:
    from memcon.serve import things  # noqa: PLC0415, the same

    iri = edition.base + path
    if form == "html":
        page = things.page_about(edition.store, iri, edition.base, path)
        return Response(files.with_endpoint(page, path.count("/")), media_type=HTML)
    content, left_out = things.described(edition.store, iri, form, edition.base)
    headers = {"Memcon-Truncated": f"{left_out} left out"} if left_out else {}
    return Response(content, headers={"Content-Type": RDF[form][0], **headers})


async def _ontology(request: Request, path: str, form: str) -> Response:
    """The ontology's own IRI, and the documents about it."""
    if path != NAMESPACE:
        if form not in RDF:
            return await missing(request)
        media, wanted = RDF[form]
        content = await run_in_threadpool(_terms, ontology.folder() / "memcon.ttl", wanted)
        return Response(content, headers={"Content-Type": media, "Cache-Control": "no-cache"})
    answer = _other(request, path)
    if answer.headers["location"] == f"/{NAMESPACE}.html":
        answer.headers["location"] = "/ontology.html"
    return answer


def _terms(path: Path, form: ox.RdfFormat) -> bytes:
    if form is ox.RdfFormat.TURTLE:
        return path.read_bytes()
    return ox.serialize((quad.triple for quad in ox.parse(path=path)), format=form) or b""


async def missing(request: Request) -> Response:
    """404, as a page for people."""
    if chosen(request.headers.get("accept"), ("text/plain", HTML)) != HTML:
        return PlainTextResponse("There is nothing here.\n", 404, headers={"Vary": "Accept"})
    page = await run_in_threadpool(_page_missing, request.path_params.get("path", ""))
    return Response(page, 404, headers={"Vary": "Accept"}, media_type=HTML)


def _page_missing(path: str) -> bytes:
    from memcon.export.pages.rendering import rendered  # noqa: PLC0415, the same

    depth = path.count("/")
    return files.with_endpoint(rendered("missing.html", "/" * depth), depth)
