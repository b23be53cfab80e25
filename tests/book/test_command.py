"""python -m bot book: the folder, the revision, the time it takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.book.command import BookError, make_book
from tests.content.folders import copy_of_good, edit
from tests.telegram.readers import TODAY

GIT = shutil.which("git")
NAMED = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the good content, committed once."""
    folder = tmp_path / "repository"
    folder.mkdir()
    copy_of_good(folder)
    (folder / "locales").mkdir()
    (folder / "locales" / "readme").write_text("none yet", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "content", "locales")
    git(folder, *NAMED, "commit", "-q", "-m", "First")
    return folder


def git(folder: Path, *arguments: str) -> None:
    assert GIT is not None, "these tests need git"
    subprocess.run([GIT, "-C", str(folder), *arguments], check=True)  # noqa: S603  # our arguments


def make(repository: Path, since: str | None = None, to: str = "book") -> Path:
    folder = repository.parent / to
    make_book(folder, TODAY, since, repository / "content", repository / "locales")
    return folder


def test_the_book_is_a_folder_that_stands_alone(repository: Path) -> None:
    folder = make(repository)
    assert (folder / "index.html").read_text("utf-8").startswith("<!doctype html>")
    assert (folder / "assets" / "book.js").exists()
    assert (folder / "search-index.js").read_text("utf-8").startswith("window.bookIndex = [")


def test_the_difference_since_a_revision_is_printed_and_shown(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository / "content", "facts.toml", "value = 998", "value = 999")
    folder = make(repository, "HEAD")
    assert "fact day_fine, with 1 text on it:" in capsys.readouterr().out
    assert "$999" in (folder / "since.html").read_text("utf-8")


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x", ""])
def test_a_revision_that_is_not_there_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(BookError, match=r"git cannot read|is no revision"):
        make(repository, revision)


def test_what_was_broken_at_the_revision_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = repository / "content"
    edit(content, "flows/visit.toml", 'to = "told_on"', 'to = "nowhere"')
    git(repository, *NAMED, "commit", "-q", "-a", "-m", "Broken")
    edit(content, "flows/visit.toml", 'to = "nowhere"', 'to = "told_on"')
    make(repository, "HEAD")
    printed = capsys.readouterr().out
    assert "at HEAD, left out: flows/visit.toml: paper: leads to 'nowhere'" in printed
    assert "+ outcome visit/too_long" in printed


def test_a_book_made_again_keeps_no_old_page(repository: Path) -> None:
    (make(repository) / "flows" / "gone.html").write_text("old", encoding="utf-8")
    assert not (make(repository) / "flows" / "gone.html").exists()


def test_a_book_that_cannot_be_made_leaves_the_old_one(repository: Path) -> None:
    folder = make(repository)
    with pytest.raises(BookError):
        make(repository, "no-such-revision")
    assert (folder / "index.html").exists()


def test_a_folder_with_other_things_in_it_is_left_alone(repository: Path) -> None:
    letter = repository.parent / "book" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("dear", encoding="utf-8")
    with pytest.raises(BookError, match="is not empty and no book"):
        make(repository)
    assert letter.read_text("utf-8") == "dear"


def test_a_file_is_no_folder(repository: Path) -> None:
    (repository.parent / "book").write_text("a file", encoding="utf-8")
    with pytest.raises(BookError):
        make(repository)


def test_the_real_content_is_a_book_without_a_mistake(real_book: Path) -> None:
    index = (real_book / "index.html").read_text("utf-8")
    assert 'class="badge warn">mistake' not in index
    assert len(list(real_book.glob("flows/*/*.html"))) > 350
