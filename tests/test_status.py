"""python -m bot status, for whoever runs it."""

from pathlib import Path

import pytest

from bot.config import Settings
from bot.status import status


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # documented, but not in its types
        database_url=f"sqlite+aiosqlite:///{tmp_path}/jol.db",
        data_key_file=tmp_path / "key" / "data-key",
    )


def test_status_names_flows_and_languages(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(settings) == 0
    printed = capsys.readouterr().out
    assert "flows: fines" in printed
    assert "languages: en" in printed


def test_a_broken_flow_is_a_loud_line_in_status(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "broken.toml").write_text("id = ")
    assert status(settings, tmp_path) == 1
    assert "LEFT OUT  flows/broken.toml" in capsys.readouterr().out
