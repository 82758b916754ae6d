"""memcon reads documents about diplomacy into a knowledge graph that shows its evidence."""

__version__ = "0.1.0"
