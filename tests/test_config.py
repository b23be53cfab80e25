"""Settings: a bad one stops the start with one line that names it and repeats no secret."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Settings, SettingsError, environment_with, read_settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def env_file(folder: Path, *lines: str) -> Path:
    path = folder / ".env"
    path.write_text("\n".join(lines), "utf-8")
    return path


def refused(folder: Path, *lines: str) -> str:
    with pytest.raises(SettingsError) as error:
        read_settings(env_file(folder, *lines))
    return str(error.value)


def test_the_example_names_exactly_the_settings() -> None:
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.M)
    assert sorted(named) == sorted(NAMES)


def test_the_example_as_it_is_sets_what_is_set_anyway() -> None:
    assert read_settings(EXAMPLE) == Settings(_env_file=None)  # type: ignore[call-arg]  # as in bot.config


def test_an_empty_value_is_an_absent_one(tmp_path: Path) -> None:
    settings = read_settings(env_file(tmp_path, "BOT_TOKEN=", "HTTP_PORT=", "OWNER_IDS="))
    assert settings.bot_token is None
    assert settings.http_port == 8080
    assert settings.owner_ids == ()


def test_a_missing_file_is_no_mistake(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "nowhere").bot_token is None
    assert read_settings(None).bot_token is None


def test_the_environment_comes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PORT", "8082")
    assert read_settings(env_file(tmp_path, "HTTP_PORT=8081")).http_port == 8082


def test_owners_are_ids_with_commas_between_them(tmp_path: Path) -> None:
    assert read_settings(env_file(tmp_path, "OWNER_IDS= 1001, 1002 ,")).owner_ids == (1001, 1002)


def test_an_address_has_no_slash_at_its_end(tmp_path: Path) -> None:
    settings = read_settings(env_file(tmp_path, "BOT_API_URL=http://localhost:8081/"))
    assert settings.bot_api_url == "http://localhost:8081"


def test_a_level_may_be_written_small(tmp_path: Path) -> None:
    assert read_settings(env_file(tmp_path, "LOG_LEVEL=debug")).log_level == "DEBUG"


def test_what_is_paid_for_may_be_faster(tmp_path: Path) -> None:
    settings = read_settings(env_file(tmp_path, "SEND_RATE=1000\nSEND_PAID=true"))
    assert (settings.send_rate, settings.send_paid) == (1000, True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("BOT_API_URL=ftp://x", "BOT_API_URL: must begin with http:// or https://"),
        ("BOT_API_URL=https://", "BOT_API_URL: must begin with http:// or https:// and name"),
        ("DATABASE_URL=mysql://x", "DATABASE_URL: must begin with sqlite+aiosqlite:/// or"),
        ("DATABASE_URL=jol.db", "DATABASE_URL: must begin with"),
        ("OWNER_IDS=1001;1002", "OWNER_IDS: must be Telegram user ids with commas"),
        ("OWNER_IDS=-1001", "OWNER_IDS: must be Telegram user ids"),
        ("OWNER_IDS=١٢٣", "OWNER_IDS: must be Telegram user ids"),
        ("HTTP_PORT=0", "HTTP_PORT: input should be greater than or equal to 1"),
        ("HTTP_PORT=65536", "HTTP_PORT: input should be less than or equal to 65535"),
        ("HTTP_PORT=http", "HTTP_PORT: input should be a valid integer"),
        ("SEND_RATE=0", "SEND_RATE: input should be greater than 0"),
        ("SEND_RATE=nan", "SEND_RATE: "),
        ("SEND_RATE=inf", "SEND_RATE: input should be less than or equal to 1000"),
        ("SEND_RATE=31", "SEND_PAID: must be true for a SEND_RATE above 30"),
        ("SEND_PAID=perhaps", "SEND_PAID: input should be a valid boolean"),
        ("LOG_LEVEL=loud", "LOG_LEVEL: must be DEBUG, INFO, WARNING or ERROR"),
    ],
)
def test_a_bad_value_is_named_in_one_line(tmp_path: Path, line: str, said: str) -> None:
    what = refused(tmp_path, line)
    assert what.startswith(said)
    assert "\n" not in what


def test_a_mistyped_name_of_the_bot_is_named_with_the_nearest(tmp_path: Path) -> None:
    said = "BOT_TOKN is not a setting of Jol; did you mean BOT_TOKEN?"
    assert refused(tmp_path, "BOT_TOKN=1") == said
    assert refused(tmp_path, "export BOT_TOKN=1") == said
    assert refused(tmp_path, "BOT_=1").startswith("BOT_ is not a setting of Jol")


def test_a_mistyped_name_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_APIURL", "https://example.org")
    with pytest.raises(SettingsError, match=r"BOT_APIURL is not a setting.* BOT_API_URL"):
        read_settings(None)


def test_other_programs_names_are_theirs(tmp_path: Path) -> None:
    lines = ("# BOT_TOKN=1", "POSTGRES_PASSWORD=secret", "ROBOT_NAME=x")
    assert read_settings(env_file(tmp_path, *lines)).bot_token is None


@pytest.mark.parametrize("content", [b"BOT_TOKEN=\xff", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / ".env"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(path)


def test_secrets_are_never_repeated(tmp_path: Path) -> None:
    lines = ("BOT_TOKEN=1:very-secret", "DATA_KEY=very-secret", "HTTP_PORT=very-secret")
    assert "secret" not in refused(tmp_path, *lines)
    settings = read_settings(env_file(tmp_path, *lines[:2]))
    assert settings.bot_token == SecretStr("1:very-secret")
    assert "secret" not in repr(settings).replace("data_key_file", "").replace("secrets/", "")


def test_a_child_gets_the_environment_with_some_settings_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PORT", "8082")
    given = environment_with(BOT_TOKEN="1:a")
    assert (given["HTTP_PORT"], given["BOT_TOKEN"]) == ("8082", "1:a")


def test_spaces_around_the_token_are_not_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", " 1:abc ")
    token = read_settings(None).bot_token
    assert token is not None
    assert token.get_secret_value() == "1:abc"
