"""A log file that stays small: when it is full, what is in it moves to `<name>.1`."""

import shutil
from pathlib import Path

LIMIT = 5_000_000
TAIL = 15


class LogFile:
    """A file that a process writes to by its descriptor. The folder is made when needed."""

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._limit = limit
        self._file = path.open("ab")
        self.rotate_when_full()
        self._start = path.stat().st_size

    def fileno(self) -> int:
        """The descriptor. Who writes to it appends, so emptying the file is safe."""
        return self._file.fileno()

    def rotate_when_full(self) -> None:
        if self.path.stat().st_size > self._limit:
            shutil.copyfile(self.path, self.path.with_name(f"{self.path.name}.1"))
            self._file.truncate(0)
            self._start = 0

    def tail(self) -> str:
        """The last lines that were written since this object was made, indented."""
        lines = self.path.read_bytes()[self._start :].decode(errors="replace").splitlines()
        return "\n".join(f"    {line}" for line in lines[-TAIL:])

    def close(self) -> None:
        self._file.close()
