// Who looks, at which chat, and everybody there is. One object, read everywhere, written by app.js alone.

export const scene = {
  bot: { username: "", first_name: "" },
  people: [],
  chats: [],
  me: null,
  chatId: null,
  open: null, // the open chat as the server last told it
  unread: new Map(),
  isTyping: false,
};

export const personOf = (id) => scene.people.find((person) => person.id === id);
export const groupOf = (id) => scene.chats.find((chat) => chat.id === id);
export const nameOf = (id) => personOf(id)?.name ?? groupOf(id)?.title ?? "";

/** Whose phone and which chat the address asks for; the first person where it asks for nobody known. */
export function fromAddress(query) {
  const asked = new URLSearchParams(query);
  const as = personOf(Number(asked.get("as"))) ?? scene.people[0];
  const chat = groupOf(Number(asked.get("chat"))) ?? personOf(Number(asked.get("chat"))) ?? as;
  return [chat.id > 0 ? chat.id : as.id, chat.id];
}
