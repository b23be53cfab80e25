"""getUpdates and webhooks."""

import re

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
    if url and not re.match(r"https?://[^/]+", url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.allow(call.get("allowed_updates"))
    if call.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(url, secret, call.get("max_connections", 40))
    return True


async def delete_webhook(world: World, call: Call) -> bool:
    if call.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set("", "", 40)
    return True


async def get_webhook_info(world: World, call: Call) -> JSON:
    pending = {"pending_update_count": len(world.updates.waiting())}
    allowed = {"allowed_updates": world.updates.allowed} if world.updates.allowed else {}
    return world.webhook.info() | pending | allowed
