"""Who is in a chat, and files to fetch."""

from simulator.call import Call
from simulator.errors import bad_request, forbidden
from simulator.membership import bot_leaves, bot_member, person_member
from simulator.shapes import JSON
from simulator.state.people import GROUP, Chat
from simulator.state.world import World
from simulator.targets import NAMES, find_chat

FETCHED_MOST = 20 * 1024 * 1024  # bytes


async def get_chat(world: World, call: Call) -> JSON:
    chat = _inside(world, call)
    full = chat.shown() | {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    }
    if chat.pinned is not None:
        full["pinned_message"] = chat.messages[chat.pinned].body
    if chat.kind == GROUP:
        full["permissions"] = {"can_send_messages": True}
    return full


def _inside(world: World, call: Call) -> Chat:
    chat = find_chat(world, call.get("chat_id"))
    if not chat.is_private and not chat.bot_is_member:
        name = NAMES.get(chat.kind, "supergroup chat")
        was = "was kicked from" if chat.bot_was_kicked else "is not a member of"
        raise forbidden(f"bot {was} the {name}")
    return chat


async def get_chat_member(world: World, call: Call) -> JSON:
    chat, user_id = _inside(world, call), call.get("user_id")
    if user_id == world.profile.bot_id:
        return bot_member(world, chat)
    if user_id not in world.people:
        raise bad_request("user not found")
    return person_member(world, chat, user_id)


async def get_chat_member_count(world: World, call: Call) -> int:
    chat = _inside(world, call)
    return len(chat.members) + (1 if chat.is_private else int(chat.bot_is_member))


async def get_chat_administrators(world: World, call: Call) -> list[JSON]:
    chat = _inside(world, call)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    mine = [bot_member(world, chat)] if chat.bot_is_admin else []
    return [person_member(world, chat, person) for person in sorted(chat.admins)] + mine


async def leave_chat(world: World, call: Call) -> bool:
    chat = _inside(world, call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    bot_leaves(world, chat)
    return True


async def get_file(world: World, call: Call) -> JSON:
    file = world.files.get(str(call.get("file_id")))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > FETCHED_MOST:
        raise bad_request("file is too big")
    return file.facts() | {"file_path": file.path}
