"""What only one of the two readers finds, weighed.

The tagger learned from news of an election, and now and then takes for somebody's words what diplomats only
do. And it learned that no attribution stands inside another, while it matters to diplomacy whose position is
told by whom: "Kenya stressed that Estonia supported the treaty".
"""

from memcon.model import Attribution
from memcon.understand.attributions.cues import cues
from memcon.understand.attributions.tagger.decode import Reading
from memcon.understand.attributions.tagger.words import Words
from memcon.understand.offsets import Offsets

# where the lexicon would not look for the cue: of the attributions of dev with a source and less probable
# 38 % were right, of those without a source 47 %, and of such in diplomatic news one of nine
SURE = 0.6


def is_doubtful(found: Attribution, words: Words, reading: Reading, offsets: Offsets) -> bool:
    """Is it not worth telling: a cue that neither the rules nor the lexicon know, and no source, or little
    trust of the tagger in its own finding?
    """
    if found.lemma or found.cue is None:
        return False
    tokens = offsets.tokens(found.cue) or ()
    if any(True for token in tokens for _ in cues(token)):
        return False
    return not found.source or trust(found, words, reading) < SURE


def trust(found: Attribution, words: Words, reading: Reading) -> float:
    """How probable the words of the cue and of the content are to the tagger, whichever is less."""
    means = []
    for role, spans in ((1, [found.cue] if found.cue else []), (2, found.content)):
        inside = [number for span in spans for number in range(*words.range((span.start, span.end)))]
        means.append(float(reading.probability[inside, role].mean()) if inside else 0.0)
    return min(means)


def is_position(found: Attribution, offsets: Offsets) -> bool:
    """Is it a stance for or against something, and are there words for whose it is?"""
    tokens = offsets.tokens(found.cue) if found.cue and found.source else None
    found_by = [cue.entry for token in tokens or () for cue in cues(token)]
    return any(entry.stance and entry.lemma == found.lemma for entry in found_by)
