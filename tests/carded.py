"""Cards of documents that nobody wrote, and the pages that a section makes of them, for tests of pages."""

import datetime as dt

from memcon.export.pages.cards import (
    About,
    Card,
    MeetingTold,
    Named,
    StatementTold,
    When,
    Words,
)

DAY = dt.date(2031, 5, 5)
NASTY = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} & {% raw %}",
    "וינסטון \u202eצ'רצ'יל",
    "Zoë 🕊️ O’Neill",
)


def person(label, iri=None):
    return Named(iri or f"person/{label.lower().replace(' ', '-')}", label)


def on(first=None, last=None, text="", basis="explicit"):
    return When(first, last or first, text, basis if first else "unknown")


def met(iri, *who, at=0, when=None, status="held", form="meeting", **more):
    told = {"host": None, "places": (), "topics": (), "passages": (), **more}
    return MeetingTold(
        iri=f"meeting/{iri}", form=form, status=status, participants=tuple(who), when=when or When(),
        evidence=(Words(at, at + 3, "met"),), **told,
    )  # fmt: skip


def said(iri, *who, at=0, content="“We will talk.”", when=None, same_as=None, quoted=True):  # noqa: PLR0913
    return StatementTold(
        iri=f"statement/{iri}", speakers=tuple(who), act="state", stance="", wording="direct", modality="",
        negated=False, addressees=(), targets=(), cue="said", content=content, quoted=quoted,
        when=when or When(), made_at=None, same_as=same_as and f"statement/{same_as}",
        evidence=Words(at, at + 4, "said"),
    )  # fmt: skip


def card(name, *events, issued=DAY, title=None, **more):
    about = About(f"document/{name}", f"{name}.txt", title or f"The {name}", issued, "The Courier")
    return Card(
        document=about,
        meetings=tuple(one for one in events if isinstance(one, MeetingTold)),
        statements=tuple(one for one in events if isinstance(one, StatementTold)),
        **more,
    )


def made(section, cards):
    """The pages of a section, and the documents that each owner names."""
    for number, one in enumerate(cards):
        section.add(number, one)
    return {path: page for owner in section.owners() for path, page in section.pages(owner, cards)}
