"""Everything the simulated Telegram knows."""

from collections import deque
from collections.abc import Iterator

from simulator.errors import ControlError
from simulator.events import Events
from simulator.faults import Faults
from simulator.files import Files
from simulator.rates import Rates
from simulator.shapes import JSON
from simulator.state.callbacks import Callbacks
from simulator.state.clock import Clock
from simulator.state.people import PRIVATE, Chat, Person
from simulator.state.profile import Profile
from simulator.updates import Updates
from simulator.webhooks import Webhook

REQUESTS_KEPT = 500


class World:
    def __init__(self, token: str, clock: Clock, rates: Rates) -> None:
        self.token = token
        self.clock = clock
        self.rates = rates
        self.profile = Profile(bot_id=int(token.split(":", 1)[0]))
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.events = Events()
        self.updates = Updates(clock)
        self.callbacks = Callbacks(clock)
        self.files = Files()
        self.faults = Faults()
        self.webhook = Webhook()
        self.inline_queries: dict[str, tuple[float, list[JSON] | None]] = {}
        self.breaches: list[JSON] = []
        self.requests: deque[JSON] = deque(maxlen=REQUESTS_KEPT)

    def add_person(self, person: Person) -> Person:
        self.people[person.id] = person
        self.chats[person.id] = Chat(
            id=person.id,
            kind=PRIVATE,
            title=person.name,
            username=person.username,
            members={person.id},
        )
        self.events.emit("people")
        return person

    def add_chat(self, chat: Chat) -> Chat:
        for member in chat.members | chat.admins:
            self.person(member)
        chat.members |= chat.admins
        self.chats[chat.id] = chat
        self.events.emit("people")
        return chat

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise ControlError(f"there is no person {person_id}")
        return self.people[person_id]

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.chats:
            raise ControlError(f"there is no chat {chat_id}")
        return self.chats[chat_id]

    def shared_chats(self) -> Iterator[Chat]:
        return (chat for chat in self.chats.values() if not chat.is_private)

    def tell(self, kind: str, chat: Chat, only: int | None = None, **fields: object) -> None:
        """Tell the watching pages what happened in a chat."""
        audience = frozenset(chat.members if only is None else {only})
        self.events.emit(kind, audience, chat=chat.id, **fields)
