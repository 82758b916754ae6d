"""The facts of diplomacy against gold: statements, meetings and actors of a document together."""

from memcon.evaluate.actors import actors
from memcon.evaluate.figures import Scored
from memcon.evaluate.gold import GoldDocument
from memcon.evaluate.meetings import meetings
from memcon.evaluate.readings import Reading
from memcon.evaluate.statements import statements


def diplomacy(gold: GoldDocument, reading: Reading) -> Scored:
    """The figures and misses of one document."""
    called = {actor.name: [actor.name, *actor.aliases] for actor in gold.actors}
    parts = (statements(gold, reading, called), meetings(gold, reading, called), actors(gold, reading))
    return Scored(
        {name: figure for part in parts for name, figure in part.figures.items()},
        tuple(miss for part in parts for miss in part.misses),
    )
