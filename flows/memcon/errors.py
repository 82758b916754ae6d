"""What can go wrong for the whole run: one root, one sentence each, caught once in endings.py."""


class MemconError(Exception):
    """Root of every error that memcon raises on purpose; its text is meant for a person."""


class SourceError(MemconError):
    """The sources cannot be read at all: no such folder, or no document in it."""


class InputError(MemconError):
    """A file between two stages is not what the stage expects."""


class OntologyError(MemconError):
    """A file of the ontology, gazetteer or lexicon is missing or contradicts itself."""


class ExportError(MemconError):
    """The output folder cannot be written."""


class ModelError(MemconError):
    """The language model is not installed."""


class ServerError(MemconError):
    """The Prefect server that a schedule needs does not start."""


class LedgerError(MemconError):
    """What memcon remembers of an output folder cannot be used, or another run has it."""


class StoreError(MemconError):
    """The embedded store cannot be used, or another process has it."""


class ServeError(MemconError):
    """The site cannot be served at the address that was asked for."""


class EndpointError(MemconError):
    """A triple store on the network cannot be reached, refuses what it is sent, or does not hold it."""
