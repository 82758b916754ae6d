"""names: taking personal names apart, and how two of them can name one person."""

from memcon.resolve.across.names.comparing import Likeness, likeness
from memcon.resolve.across.names.parts import Name, parsed

__all__ = ["Likeness", "Name", "likeness", "parsed"]
