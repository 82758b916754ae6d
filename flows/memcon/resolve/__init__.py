"""resolve: every mention becomes one actor or says why not; a meeting that is told twice becomes one."""

from msgspec.structs import replace

from memcon.model import Findings
from memcon.resolve.actors import actors, tenures_by_key, unresolved
from memcon.resolve.dates import infer_days, timed
from memcon.resolve.eras import of_their_time
from memcon.resolve.hosts import visited
from memcon.resolve.meetings import merge_meetings
from memcon.resolve.passes import linked
from memcon.resolve.speakers import joint_speakers, unidentified
from memcon.resolve.statements import link_statements
from memcon.resolve.topics import with_topics


def resolve(findings: Findings) -> Findings:
    """Name the actors of one document's findings, merge its meetings and link statements to them.

    Each pass links mentions that the passes before left open; a mention that has two candidates stays
    unresolved.
    """
    mentions = findings.mentions
    links, held = linked(mentions, findings.statements)
    links = {**links, **visited(findings.meetings, mentions, links)}
    links = {**links, **of_their_time(findings.meetings, mentions, links, findings.document.date)}
    referents = {number: link.referent for number, link in links.items()}
    issued = findings.document.date
    merged = merge_meetings(timed(findings.meetings, issued), referents, mentions, issued)
    meetings = infer_days(merged, issued)
    spoken = joint_speakers(findings.statements, meetings, mentions, referents)
    statements = link_statements(spoken, meetings, referents)
    facts = replace(findings, meetings=with_topics(meetings, statements, referents), statements=statements)
    used = _used(facts)
    unknown = unresolved(mentions, links, used)
    told = {**links, **unidentified(statements, mentions, links)}
    needed = {told[number].referent for number in used if number in told} | {t.of for t in held if t.of}
    named = actors(findings.document, mentions, told, needed)
    return replace(
        facts,
        actors=named,
        tenures=tenures_by_key(findings.document, held, named),
        unresolved=unknown,
    )


def _used(findings: Findings) -> set[int]:
    """The numbers of the mentions that some fact refers to."""
    used = {number for meeting in findings.meetings for number in meeting.participants}
    used |= {meeting.host for meeting in findings.meetings if meeting.host is not None}
    for statement in findings.statements:
        used.update(statement.speakers, statement.addressees)
        if statement.target is not None:
            used.add(statement.target)
    return used
