"""Settings: the environment and `.env`, read once. The only place that reads either."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ENV_FILE = Path(".env")
PREFIX = "BOT_"
FREE_RATE = 30
"""Messages a second that Telegram takes for nothing."""


class SettingsError(Exception):
    """A setting that the program cannot start with; the message is one clear line."""


class Settings(BaseSettings):
    """Every setting is in `.env.example` with its meaning. An empty value is an absent one."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite+aiosqlite:///data/jol.db"
    data_key: SecretStr | None = None
    data_key_file: Path = Path("secrets/data-key")
    owner_ids: Annotated[tuple[int, ...], NoDecode] = ()
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=1, le=65535)
    send_rate: float = Field(default=25, gt=0, le=1000)
    send_paid: bool = Field(default=False, validate_default=True)
    log_level: str = "INFO"

    @property
    def key_words(self) -> str | None:
        """The data key as it was given; None where it is in the file."""
        return self.data_key.get_secret_value() if self.data_key else None

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError("must be Telegram user ids with commas between them")
        return tuple(int(part) for part in parts)

    @field_validator("bot_token", mode="before")
    @classmethod
    def _trimmed(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("bot_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not re.match(r"https?://[^\s/]", value):
            raise ValueError("must begin with http:// or https:// and name a host")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _async_driver(cls, value: str) -> str:
        if not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return value

    @field_validator("send_paid")
    @classmethod
    def _rate_is_free_or_paid(cls, value: bool, info: ValidationInfo) -> bool:
        if info.data.get("send_rate", 0) > FREE_RATE and not value:
            raise ValueError(f"must be true for a SEND_RATE above {FREE_RATE}")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()


def read_settings(env_file: Path | None = ENV_FILE) -> Settings:
    """The settings of this process. SettingsError: one line that says which one is wrong."""
    names = {name.upper() for name in Settings.model_fields}
    for name in _given(env_file):
        if name.startswith(PREFIX) and name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise SettingsError(f"{name} is not a setting of Jol{hint}")
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # documented, but not in its types
    except ValidationError as error:
        raise SettingsError(_line(error)) from None


def _given(env_file: Path | None) -> list[str]:
    names = list(os.environ)
    if env_file and env_file.exists():
        lines = _read(env_file).splitlines()
        names += [line.split("=")[0].strip() for line in lines if "=" in line]
    return [name.upper().removeprefix("EXPORT ") for name in names]


def _read(env_file: Path) -> str:
    try:
        return env_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file} cannot be read ({type(error).__name__})") from None


def _line(error: ValidationError) -> str:
    """The first mistake in one line. The value is not repeated: it may be a secret."""
    detail = error.errors(include_url=False, include_input=False)[0]
    what = detail["msg"].removeprefix("Value error, ")
    return f"{str(detail['loc'][0]).upper()}: {what[:1].lower()}{what[1:]}"


def environment_with(**changes: str) -> dict[str, str]:
    """The environment for a program that this one starts, with some settings of its own."""
    return {**os.environ, **changes}
