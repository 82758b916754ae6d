"""resolve across documents: which actors, meetings, statements and texts of different documents are one."""
