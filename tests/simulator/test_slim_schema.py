"""The script that makes the schema small."""

from typing import Any

from simulator.slim_schema import slim


def field(name: str, description: str, **more: Any) -> dict[str, Any]:
    plain = {"name": name, "type": "String", "required": False, "description": description}
    return plain | {"html_description": description} | more


def item(name: str, category: str, *fields: dict[str, Any], html: str = "") -> dict[str, Any]:
    return {
        "name": name,
        "category": category,
        "annotations": list(fields),
        "html_description": html,
    }


def test_fields_keep_type_need_and_rule() -> None:
    send = item(
        "send",
        "methods",
        field("text", "Text, 1-4096 characters after entities parsing", required=True),
        field("data", "Data, 1-64 bytes"),
        field("type", "Type", html_description="Type, must be <em>default</em>"),
    )
    union = item("Scope", "types", html="<ul><li><a>ScopeChat</a></li><li>other</li></ul>")
    chat = item("ScopeChat", "types", field("id", "Id"))
    full = {"api": {"version": "1"}, "items": [{"children": [send, union, chat]}]}
    small = slim(full)
    limits = {"units": "characters", "least": 1, "most": 4096, "parsed": 1}
    assert small["methods"]["send"] == {
        "text": ["String", 1, limits],
        "data": ["String", 0, {"units": "bytes", "least": 1, "most": 64}],
        "type": ["String", 0, {"const": "default"}],
    }
    assert small["types"] == {"Scope": ["ScopeChat"], "ScopeChat": {"id": ["String", 0, {}]}}
