"""Shapes that travel as JSON."""

from typing import Any

JSON = dict[str, Any]
