"""Makes simulator/schema.json.gz from the Bot API description inside aiogram's source release.

    pip download --no-deps --no-binary aiogram aiogram==3.31.0 --dest DIR
    tar -xzf DIR/aiogram-3.31.0.tar.gz -C DIR
    python -m simulator.slim_schema DIR/aiogram-3.31.0/.butcher/schema/schema.json

A field becomes [type, required, rule]: the rule is {} or has "const" or "units", "least", "most"
("parsed" where they count after the entities are parsed).
A union type becomes the list of the names of its members.
"""

import gzip
import html
import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("schema.json.gz")
LIMIT = re.compile(r"(\d+)-(\d+) (characters|bytes)")
CONST = re.compile(r"(?:must be|always) (?:<em>|“)(\w+)(?:</em>|”)")


def rule(field: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if limit := LIMIT.search(field["description"]):
        least, most, units = limit.groups()
        found = {"units": units, "least": int(least), "most": int(most)}
        if "after entities" in field["description"]:
            found["parsed"] = 1
    if const := CONST.search(html.unescape(field["html_description"])):
        found["const"] = const.group(1)
    return found


def fields(item: dict[str, Any]) -> dict[str, Any]:
    return {
        field["name"]: [field["type"], int(field["required"]), rule(field)]
        for field in item["annotations"]
    }


def members(item: dict[str, Any], names: set[str]) -> list[str]:
    listed = re.findall(r"<li>(.*?)</li>", item["html_description"], re.DOTALL)
    plain = [re.sub(r"<.*?>", "", html.unescape(line)).strip() for line in listed]
    return [name for name in plain if name in names]


def slim(full: dict[str, Any]) -> dict[str, Any]:
    items = [item for group in full["items"] for item in group["children"]]
    names = {item["name"] for item in items if item["category"] == "types"}
    methods = {i["name"]: fields(i) for i in items if i["category"] == "methods"}
    types = {
        i["name"]: fields(i) or members(i, names) or {} for i in items if i["category"] == "types"
    }
    return {"version": full["api"]["version"], "methods": methods, "types": types}


def main() -> None:
    full = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = json.dumps(slim(full), ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
