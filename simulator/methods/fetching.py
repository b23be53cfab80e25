"""getUpdates and webhooks."""

import re
from urllib.parse import urlsplit

from simulator.call import Call
from simulator.errors import bad_request, conflict
from simulator.shapes import JSON
from simulator.state.world import World

ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(world: World, call: Call) -> list[JSON]:
    if world.webhook.url:
        raise conflict(ACTIVE)
    world.updates.allow(call.get("allowed_updates"))
    limit = min(max(call.get("limit", 100), 1), 100)
    return await world.updates.fetch(call.get("offset", 0), limit, call.get("timeout", 0))


async def set_webhook(world: World, call: Call) -> bool:
    url, secret = call.get("url", ""), call.get("secret_token", "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _check_address(url)
    world.updates.allow(call.get("allowed_updates"))
    if call.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(url, secret, min(max(call.get("max_connections", 40), 1), 100))
    world.updates.nudge()
    return True


def _check_address(url: str) -> None:
    """Plain HTTP is taken, as a local Bot API server does; other computers are not reached."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if url and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")


async def delete_webhook(world: World, call: Call) -> bool:
    if call.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set("", "", 40)
    return True


async def get_webhook_info(world: World, call: Call) -> JSON:
    pending = {"pending_update_count": len(world.updates.waiting())}
    allowed = {"allowed_updates": world.updates.allowed} if world.updates.allowed else {}
    return world.webhook.info() | pending | allowed
