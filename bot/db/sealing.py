"""Chat ids and user ids are sealed: without the key a database names nobody.

AES-SIV with a 512-bit key (two of 256) is deterministic, so that a sealed id can be looked up and
be unique; the name of the column is sealed in, so that a value cannot be moved to another one.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy import Dialect, LargeBinary, TypeDecorator
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import KeyFileError, StorageError, WrongKeyError

KEY_BYTES = 64
SEALED_BYTES = 24
"""8 of the id and 16 of the tag."""

_SLOT = "jol_seal"


class Sealed(TypeDecorator[int]):
    """A 64-bit id under the key that the engine was given with `unlock`."""

    impl = LargeBinary(SEALED_BYTES)
    cache_ok = True

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column

    def process_bind_param(self, value: int | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return _seal(dialect).encrypt(value.to_bytes(8, signed=True), [self.column.encode()])

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        try:
            opened = _seal(dialect).decrypt(value, [self.column.encode()])
        except InvalidTag:
            raise WrongKeyError("the database was sealed with another key") from None
        return int.from_bytes(opened, signed=True)


def unlock(engine: AsyncEngine, key: bytes) -> None:
    vars(engine.dialect)[_SLOT] = AESSIV(key)


def _seal(dialect: Dialect) -> AESSIV:
    try:
        seal: AESSIV = vars(dialect)[_SLOT]
    except KeyError:
        raise StorageError("the engine was given no key") from None
    return seal


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def parse_key(words: str) -> bytes:
    """`words` is base64 of 64 bytes, as `new_key` writes it. Raises KeyFileError."""
    try:
        key = base64.b64decode(words.strip().encode(), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise KeyFileError("DATA_KEY: the data key is not base64") from None
    if len(key) != KEY_BYTES:
        raise KeyFileError(f"DATA_KEY: the data key has {len(key)} bytes, not {KEY_BYTES}")
    return key


def find_key(words: str | None, path: Path) -> bytes:
    """The key in the settings, else the one in the file, else a new one in the file."""
    try:
        return load_or_make_key(path) if words is None else parse_key(words)
    except OSError as error:
        name = type(error).__name__
        raise KeyFileError(f"DATA_KEY_FILE: {path} cannot be used ({name})") from error


def load_or_make_key(path: Path) -> bytes:
    """The key in the file; where there is none, a new one that only this user can read."""
    if not path.exists():
        _make_key_file(path)
    if path.stat().st_mode & 0o077:
        raise KeyFileError(f"{path}: others may read the data key; chmod 600 it")
    try:
        return parse_key(path.read_text("ascii", errors="replace"))
    except KeyFileError as error:
        raise KeyFileError(f"{path}: {error}") from None


def _make_key_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(new_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(unfinished)  # never over a key that another process has just made
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
