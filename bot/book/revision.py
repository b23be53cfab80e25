"""The content and the catalogues as they stood at a git revision."""

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDERS = ("content", "locales")


class RevisionError(ValueError):
    """The revision cannot be read; the text says why."""


@contextmanager
def checked_out(repository: Path, revision: str) -> Iterator[Path]:
    """A folder with `content` and `locales` of the revision. RevisionError: there is none."""
    archive = _archive(repository, revision)
    with TemporaryDirectory(prefix="jol-book-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _archive(repository: Path, revision: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise RevisionError("git is not installed, so an earlier revision cannot be read")
    if revision.startswith("-"):
        raise RevisionError(f"{revision!r} is no revision")
    ran = subprocess.run(  # noqa: S603  # git by its full path, arguments are never a shell's
        [git, "-C", str(repository), "archive", "--format=tar", revision, "--", *FOLDERS],
        capture_output=True,
        check=False,
    )
    if ran.returncode != 0:
        lines = ran.stderr.decode(errors="replace").strip().splitlines() or ["git failed"]
        raise RevisionError(f"git cannot read {revision!r}: {lines[-1]}")
    return ran.stdout
