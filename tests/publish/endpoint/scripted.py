"""A triple store that keeps its graphs in memory and does, when told, what stores and networks do wrong."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox


class Scripted:
    """Answers as an Oxigraph server does; `plan` says what to do with the next requests instead."""

    def __init__(self) -> None:
        self.store, self.plan, self.asked = ox.Store(), [], []
        self.largest = None
        # what Authorization has to hold, and what is asked for where it does not
        self.door = ("", "")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"script": self}))
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def writes(self) -> list[str]:
        """The requests that were to change something."""
        return [one for one in self.asked if "/query" not in one]

    def held(self) -> dict[str, int]:
        names = self.store.named_graphs()
        return {name.value: len(list(self.store.quads_for_pattern(None, None, None, name))) for name in names}


class Handler(BaseHTTPRequestHandler):
    script: Scripted
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def serve(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        script, parts = self.script, urlsplit(self.path)
        script.asked.append(f"{self.command} {self.path}")
        word, challenge = script.door
        if word not in self.headers.get("Authorization", ""):
            return self.say(401, WWW_Authenticate=challenge)
        if script.plan and (planned := script.plan.pop(0)) is not None:
            return planned(self, parts)
        if script.largest is not None and parts.path != "/query" and len(body) > script.largest:
            return self.say(413)
        if parts.path == "/query":
            [question] = parse_qs(body.decode())["query"]
            answer = script.store.query(question)
            return self.say(200, answer.serialize(format=ox.QueryResultsFormat.JSON))
        return self.change(parse_qs(parts.query).get("graph"), body)

    do_PUT = do_POST = do_DELETE = serve  # noqa: N815, the standard library names them

    def change(self, graph, body):
        store = self.script.store
        if self.path == "/update":
            store.update(body.decode())
            return self.say(204)
        if graph is None:
            store.load(body, format=ox.RdfFormat.N_QUADS)
            return self.say(204)
        known = store.contains_named_graph(ox.NamedNode(graph[0]))
        store.remove_graph(ox.NamedNode(graph[0]))
        if self.command == "DELETE":
            return self.say(204 if known else 404)
        store.load(body, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph[0]))
        return self.say(204 if known else 201)

    def say(self, status, body=b"", **headers):
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204:
            self.wfile.write(body)


def status(code, **headers):
    """Answers with this status."""
    return lambda handler, _: handler.say(code, b"what the store has to say", **headers)


def cut(handler, _):
    """Breaks the connection in the middle of the answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"head"')
    handler.close_connection = True


def half(handler, _):
    """Ends the answer properly in the middle of its JSON."""
    handler.say(200, b'{"head": {"vars": ["graph"]}, "results": {"bindings": [')


def slow(handler, _):
    """Answers when nobody waits any more."""
    time.sleep(1.0)
    handler.close_connection = True


def dripping(handler, _):
    """Answers a byte at a time, without an end."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(20):
        time.sleep(0.1)
        try:
            handler.wfile.write(b"x")
        except OSError:
            return
    handler.close_connection = True


def mute(handler, _):
    """Does as if it had stored what it was sent."""
    handler.say(204)
