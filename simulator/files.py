"""Files that bots and people have sent."""

import mimetypes
from dataclasses import dataclass
from itertools import count
from struct import unpack

from simulator.shapes import JSON

PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = (PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass
class File:
    id: str
    name: str
    mime: str
    content: bytes
    kind: str | None = None

    @property
    def is_picture(self) -> bool:
        return self.content.startswith(PICTURES)

    @property
    def unique_id(self) -> str:
        return f"unique-{self.id}"

    @property
    def path(self) -> str:
        return f"documents/{self.id}/{self.name}"

    def facts(self) -> JSON:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }

    def document(self) -> JSON:
        return self.facts() | {"file_name": self.name, "mime_type": self.mime}

    def photo(self) -> list[JSON]:
        width, height = dimensions(self.content)
        return [self.facts() | {"width": width, "height": height}]


class Files:
    def __init__(self) -> None:
        self._ids = count(1)
        self._files: dict[str, File] = {}

    def add(self, name: str, content: bytes) -> File:
        safe = "".join(c for c in name if c.isprintable() and c not in '/\\"') or "file"
        mime = mimetypes.guess_type(safe)[0] or "application/octet-stream"
        file = File(f"file-{next(self._ids)}", safe, mime, content)
        self._files[file.id] = file
        return file

    def get(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        return next((file for file in self._files.values() if file.path == path), None)


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG; other pictures are told as 800 by 600."""
    if content.startswith(PNG) and len(content) >= 24:
        width, height = unpack(">II", content[16:24])
        return int(width), int(height)
    return 800, 600
