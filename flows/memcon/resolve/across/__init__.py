"""resolve across documents: which actors, meetings, statements and texts of different documents are one."""

from memcon.resolve.across.joining import join

__all__ = ["join"]
