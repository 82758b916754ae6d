"""Documents made by hand for the tests of actors: who is told of, in which office, beside whom."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from memcon.model import ActorKind, Gender, Span
from memcon.resolve.across.profiles import LocalActor, Office, Profile

ADJECTIVES = {
    "NO": "Norwegian",
    "UG": "Ugandan",
    "PE": "Peruvian",
    "CL": "Chilean",
    "US": "U.S.",
    "MT": "Maltese",
    "FR": "French",
    "DE": "German",
    "PL": "Polish",
    "KE": "Kenyan",
    "EG": "Egyptian",
    "TR": "Turkish",
    "IN": "Indian",
    "JP": "Japanese",
    "BR": "Brazilian",
    "CA": "Canadian",
}


def actor(  # noqa: PLR0913, a document tells many things of an actor, and most cases only one of them
    name: str,
    office: str = "",
    of: str | None = None,
    *,
    others: Sequence[str] = (),
    company: Sequence[str] = (),
    kind: ActorKind = "person",
    gender: Gender | None = None,
    beside: Sequence[str] = (),
) -> LocalActor:
    """An actor whose key comes with its document; an office's words name its state: "Norwegian minister"."""
    state = of if of is None or "/" in of else f"state/{of}"
    told = f"{ADJECTIVES.get(of or '', of or '')} {office} {name}".strip()
    held = (Office(office, state, former=False, words=Span(0, len(told), told)),) if office else ()
    beside_states = [one if "/" in one else f"state/{one}" for one in company]
    return LocalActor(
        key=f"{kind}/?",
        kind=kind,
        label=name,
        names=(name, *others),
        first=Span(0, len(name), name),
        offices=held,
        company=tuple(sorted({*beside_states, *([state] if state else [])})),
        beside=tuple(beside),
        gender=gender,
    )


def told(name: str, day: str | None, *actors: LocalActor) -> Profile:
    """A document that tells of these actors; `beside` has the places of others in it."""
    own = tuple(
        replace(
            one,
            key=key(name, place, one.kind),
            beside=tuple(key(name, int(other)) for other in one.beside),
        )
        for place, one in enumerate(actors)
    )
    sha = hashlib.sha256(name.encode()).hexdigest()
    known = tuple(sorted({state for one in own for state in one.company}))
    return Profile(sha, f"{name}.txt", dt.date.fromisoformat(day) if day else None, None, own, known, (), ())


def key(document: str, place: int = 0, kind: str = "person") -> str:
    """The key of the actor at that place of a document."""
    return f"{kind}/{hashlib.sha256(f'{document}{place}'.encode()).hexdigest()[:16]}"
