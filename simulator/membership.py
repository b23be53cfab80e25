"""Who is where: people block and unblock the bot, groups take it in and put it out."""

from simulator.errors import ControlError
from simulator.messages import post_by_person
from simulator.shapes import JSON
from simulator.state.people import CHANNEL, GROUP, SUPERGROUP, Chat, Person
from simulator.state.world import World

QUEUE, MEMBER_QUEUE = 5, 6  # Telegram's queues for my_chat_member and chat_member
ADMIN_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_post_messages",
    "can_edit_messages",
    "can_send_welcome_messages",
]


def member(user: JSON, status: str) -> JSON:
    """A `ChatMember` of the Bot API."""
    shown: JSON = {"status": status, "user": user}
    if status == "kicked":
        return shown | {"until_date": 0}
    if status == "creator":
        return shown | {"is_anonymous": False}
    if status == "administrator":
        rights = dict.fromkeys(ADMIN_RIGHTS, True)
        return shown | rights | {"can_be_edited": False, "is_anonymous": False}
    return shown


def bot_status(world: World, chat: Chat) -> str:
    if chat.is_private:
        return "kicked" if world.people[chat.id].blocked else "member"
    if chat.bot_was_kicked:
        return "kicked"
    if not chat.bot_is_member:
        return "left"
    return "administrator" if chat.bot_is_admin else "member"


def bot_member(world: World, chat: Chat) -> JSON:
    return member(world.profile.user(), bot_status(world, chat))


def person_member(world: World, chat: Chat, person_id: int) -> JSON:
    status = "member" if person_id in chat.members else "left"
    if person_id in chat.admins:
        status = "creator" if person_id == min(chat.admins) else "administrator"
    return member(world.people[person_id].user(), status)


def _moved(world: World, chat: Chat, person: Person, old: str) -> None:
    """Tell the bot that its own place in a chat has changed."""
    new = bot_status(world, chat)
    if new == old:
        return
    bot = world.profile.user()
    change: JSON = {"chat": chat.shown(), "from": person.user(), "date": int(world.clock.now())}
    change |= {"old_chat_member": member(bot, old), "new_chat_member": member(bot, new)}
    world.updates.add("my_chat_member", change, QUEUE)
    world.events.emit("people")


def set_blocked(world: World, person_id: int, blocked: bool) -> None:
    person, chat = world.person(person_id), world.chat(person_id)
    old = bot_status(world, chat)
    person.blocked = blocked
    if not blocked:
        person.started = True
    _moved(world, chat, person, old)


def deactivate(world: World, person_id: int) -> None:
    world.person(person_id).deactivated = True
    world.events.emit("people")


def _actor(world: World, chat: Chat) -> Person:
    if chat.is_private:
        raise ControlError("this is a private chat")
    if not chat.members:
        raise ControlError(f"nobody is in chat {chat.id}")
    return world.person(min(chat.admins or chat.members))


def bot_joins(world: World, chat: Chat, admin: bool) -> None:
    person, old = _actor(world, chat), bot_status(world, chat)
    newcomer = not chat.bot_is_member
    chat.bot_is_member, chat.bot_was_kicked = True, False
    chat.bot_is_admin = admin or chat.kind == CHANNEL
    _moved(world, chat, person, old)
    if newcomer and chat.kind != CHANNEL:
        post_by_person(world, chat, person, {"new_chat_members": [world.profile.user()]})


def bot_is_kicked(world: World, chat: Chat) -> None:
    person, old = _actor(world, chat), bot_status(world, chat)
    chat.bot_is_member = chat.bot_is_admin = False
    chat.bot_was_kicked = True
    if chat.kind != CHANNEL:
        post_by_person(world, chat, person, {"left_chat_member": world.profile.user()})
    _moved(world, chat, person, old)


def bot_leaves(world: World, chat: Chat) -> None:
    chat.bot_is_member = chat.bot_is_admin = False
    world.events.emit("people")


def _person_moved(world: World, chat: Chat, person: Person, old: str, new: str) -> None:
    """Administrators are told who comes and goes, where they allow chat_member."""
    if not chat.bot_is_admin:
        return
    change: JSON = {"chat": chat.shown(), "from": person.user(), "date": int(world.clock.now())}
    change["old_chat_member"] = member(person.user(), old)
    change["new_chat_member"] = member(person.user(), new)
    world.updates.add("chat_member", change, MEMBER_QUEUE)


def person_joins(world: World, chat: Chat, person: Person) -> None:
    if person.id not in chat.members:
        chat.members.add(person.id)
        _person_moved(world, chat, person, "left", "member")
        if chat.kind != CHANNEL:
            post_by_person(world, chat, person, {"new_chat_members": [person.user()]})
        world.events.emit("people")


def person_leaves(world: World, chat: Chat, person: Person) -> None:
    if person.id in chat.members:
        if chat.kind != CHANNEL:
            post_by_person(world, chat, person, {"left_chat_member": person.user()})
        chat.members.discard(person.id)
        _person_moved(world, chat, person, "member", "left")
        chat.admins.discard(person.id)
        world.events.emit("people")


def migrate(world: World, chat: Chat, new_id: int) -> Chat:
    """A group becomes a supergroup with a new id; the old one only points to it."""
    if chat.kind != GROUP or chat.migrated_to is not None or new_id in world.chats:
        raise ControlError("only a group can become a supergroup, once, with a new id")
    person = _actor(world, chat)
    new = world.add_chat(Chat(new_id, SUPERGROUP, chat.title, members=set(chat.members)))
    new.admins = set(chat.admins)
    new.bot_is_member, new.bot_is_admin = chat.bot_is_member, chat.bot_is_admin
    post_by_person(world, chat, person, {"migrate_to_chat_id": new_id})
    post_by_person(world, new, person, {"migrate_from_chat_id": chat.id})
    chat.migrated_to = new_id
    return new
