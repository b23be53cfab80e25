"""The official schema: which methods and fields exist, and whether a request fits.

What Telegram ignores without a word (an unknown parameter or field) is a breach; what it
cannot parse is a breach and a refusal.
"""

import gzip
import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from simulator.errors import ApiError, bad_request
from simulator.former import renamed
from simulator.shapes import JSON
from simulator.text import units

SOURCE = Path(__file__).with_name("schema.json.gz")
SCALARS = {"Integer": int, "Float": float, "String": str, "Boolean": bool, "True": bool}
SHORT_FORMS = {"InputPollOption", "KeyboardButton"}  # a plain string stands for the object
WORDS = {"InlineKeyboardButton": "inline keyboard button", "KeyboardButton": "keyboard button"}
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
}


@dataclass
class Findings:
    breaches: list[str] = field(default_factory=list)
    refusal: ApiError | None = None

    def breach(self, path: str, what: str) -> None:
        self.breaches.append(f"{path}: {what}")

    def refuse(self, path: str, what: str, text: str) -> None:
        self.breach(path, what)
        self.refusal = self.refusal or bad_request(text)


class Schema:
    def __init__(self, slim: JSON) -> None:
        self.version: str = slim["version"]
        self.methods: dict[str, JSON] = slim["methods"]
        self.types: dict[str, Any] = slim["types"]
        self._by_lower = {name.lower(): name for name in self.methods}

    @classmethod
    @cache
    def load(cls) -> "Schema":
        return cls(json.loads(gzip.decompress(SOURCE.read_bytes())))

    def method(self, name: str) -> str | None:
        """The method's own spelling; methods are not case-sensitive."""
        return self._by_lower.get(name.lower())

    def check(self, method: str, raw: JSON, files: set[str]) -> tuple[JSON, Findings]:
        """The parameters in their types, and what is wrong with them."""
        found, params, known = Findings(), {}, self.methods[method]
        for name, value in renamed(raw, known).items():
            if name not in known:
                found.breach(name, "unknown parameter")
            elif value != "" or known[name][0] == "String":
                params[name] = self._parameter(name, known[name], value, found)
        for name, (kind, required, _) in known.items():
            given = name in params or (name in files and "InputFile" in kind)
            if required and not given:
                text = MISSING.get(name, f'parameter "{name}" is required')
                found.refuse(name, "required parameter is missing", text)
        self._check_files(raw, known, files, found)
        return params, found

    def _parameter(self, name: str, known: list[Any], value: Any, found: Findings) -> Any:
        kind, _, rule = known
        if isinstance(value, str) and not re.search(
            r"\b(String|InputFile)\b", kind.split(" of ")[0]
        ):
            try:
                value = _decoded(kind, value)
            except ValueError:
                text = f"can't parse {name.replace('_', ' ')} JSON object"
                found.refuse(name, f"not {kind}", text)
                return None
        return self.fit(kind, value, name, found, rule)

    def _check_files(self, raw: JSON, known: JSON, files: set[str], found: Findings) -> None:
        attached = set(re.findall(r"attach://([^\"\\\s,}\]]+)", json.dumps(raw, default=str)))
        for name in files - attached - known.keys():
            found.breach(name, "file part that nothing refers to")
        for name in attached - files:
            found.refuse(
                name, "attach:// names no file part", "wrong file identifier/HTTP URL specified"
            )

    def fit(
        self, kind: str, value: Any, path: str, found: Findings, rule: JSON, owner: str = ""
    ) -> Any:
        """The value in its type; whatever does not fit goes to the findings."""
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return self._wrong(kind, value, path, found, owner)
            inner = kind.removeprefix("Array of ")
            return [
                self.fit(inner, item, f"{path}[{n}]", found, {}, owner)
                for n, item in enumerate(value)
            ]
        choices = re.split(r" or |, | and ", kind)
        if len(choices) > 1:
            return self._fit_one_of(choices, value, path, found, owner)
        if kind in SCALARS:
            return self._fit_scalar(kind, value, path, found, rule, owner)
        if kind == "InputFile" or (kind in SHORT_FORMS and isinstance(value, str)):
            return value
        known = self.types.get(kind, {})
        if isinstance(known, list):
            return self._fit_one_of(known, value, path, found, owner)
        if not isinstance(value, dict):
            return self._wrong(kind, value, path, found, owner)
        return self._fit_object(kind, known, value, path, found)

    def _fit_object(self, kind: str, known: JSON, value: JSON, path: str, found: Findings) -> JSON:
        fitted = {}
        for name, item in value.items():
            if item is None:
                continue
            if name not in known:
                found.breach(f"{path}.{name}", f"unknown field of {kind}")
            else:
                inner, _, rule = known[name]
                fitted[name] = self.fit(inner, item, f"{path}.{name}", found, rule, kind)
        for name, (_, required, _) in known.items():
            if required and name not in fitted:
                lost = f"can't parse {WORDS.get(kind, kind)}: Can't find field \"{name}\""
                text = "inline keyboard expected" if name == "inline_keyboard" else lost
                found.refuse(f"{path}.{name}", f"required field of {kind} is missing", text)
        return fitted

    def _fit_one_of(
        self, choices: list[str], value: Any, path: str, found: Findings, owner: str
    ) -> Any:
        """The choice with the fewest faults."""
        tries: list[tuple[int, int, Any, Findings]] = []
        for choice in choices:
            attempt = Findings()
            fitted = self.fit(choice, value, path, attempt, {}, owner)
            tries.append((len(attempt.breaches), len(tries), fitted, attempt))
        _, _, fitted, best = min(tries)
        found.breaches += best.breaches
        found.refusal = found.refusal or best.refusal
        return fitted

    def _fit_scalar(
        self, kind: str, value: Any, path: str, found: Findings, rule: JSON, owner: str
    ) -> Any:
        fitted = _scalar(kind, value)
        if fitted is None:
            return self._wrong(kind, value, path, found, owner)
        if "const" in rule and owner and fitted != rule["const"]:
            found.refuse(path, f"must be {rule['const']}", f'type "{fitted}" is unsupported')
        if "most" in rule and not rule.get("parsed") and isinstance(fitted, str):
            size = len(fitted.encode()) if rule["units"] == "bytes" else units(fitted)
            if not rule["least"] <= size <= rule["most"]:
                found.breach(path, f"{size} {rule['units']} of {rule['least']}-{rule['most']}")
        return fitted

    def _wrong(self, kind: str, value: Any, path: str, found: Findings, owner: str) -> Any:
        where = path.rsplit(".", 1)[-1]
        what = WORDS.get(owner, owner or where)
        text = f'can\'t parse {what}: Field "{where}" must be of type {kind}'
        found.refuse(path, f"{type(value).__name__} is not {kind}", text)
        return None


def _scalar(kind: str, value: Any) -> Any:
    """The value as that scalar, None where it is none; numbers may come as strings."""
    if kind in ("Boolean", "True"):
        return value if isinstance(value, bool) else None
    if kind == "String":
        return value if isinstance(value, str) else None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return SCALARS[kind](value)
    except ValueError:
        return None


def _decoded(kind: str, text: str) -> Any:
    """A parameter of a form in its JSON type."""
    if kind in ("Boolean", "True"):
        return (
            {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}[
                text.lower()
            ]
            if text.lower() in ("true", "false", "1", "0", "yes", "no")
            else text
        )
    return json.loads(text)
