"""Every rule of `python -m bot check` refuses the content that breaks it, by file and node."""

from pathlib import Path

import pytest

from bot.content import load
from tests.content.folders import Broken, all_broken, copy_of_good, edit, good_library


def test_the_good_content_has_no_problem() -> None:
    assert good_library().problems == ()
    assert list(good_library().flows) == ["visit"]


@pytest.mark.parametrize("broken", all_broken(), ids=lambda broken: broken.rule)
def test_what_breaks_the_rule_is_named_by_file_and_node(broken: Broken, tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    edit(folder, broken.file, broken.old, broken.new)
    library = load(folder)
    assert any(map(broken.is_said_by, library.problems)), [*map(str, library.problems)]
    assert ("visit" in library.flows) is broken.serves
