"""All files of an export or none: a run that fails or is stopped leaves the last good export in place."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from memcon.errors import ExportError


def write_together(folder: Path, files: Mapping[str, Iterable[str]]) -> tuple[Path, ...]:
    """Writes each file (by name, from pieces of text) beside its place, and puts them all in place when the
    last one is complete. Raises ExportError when the folder cannot be made or written.
    """
    partial = {folder / name: folder / f".{name}.partial" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as leftovers:
            for path in partial.values():
                leftovers.callback(path.unlink, missing_ok=True)
            for path, pieces in zip(partial.values(), files.values(), strict=True):
                with path.open("w", encoding="utf-8", newline="\n") as out:
                    out.writelines(pieces)
            for place, path in partial.items():
                path.replace(place)
    except OSError as error:
        raise ExportError(
            f"The output folder {folder} cannot be written: {error.strerror or error}."
        ) from error
    return tuple(partial)
