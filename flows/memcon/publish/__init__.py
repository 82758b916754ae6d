"""Exports become an embedded store that answers questions."""
