// The control API: what people do goes out by fetch, what happens comes in as server-sent events.

import { say } from "/page/texts.js";

async function ask(path, request = {}) {
  const response = await fetch(path, request).catch(() => {
    throw new Error(say("unreachable"));
  });
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Error(body.error ?? `HTTP ${response.status}`);
}

const get = (path) => ask(path);
const post = (path, body) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const people = () => get("/sim/people");
export const chat = (id, as) => get(`/sim/chats/${id}?as=${as}`);
export const send = (from, chatId, text) => post("/sim/message", { from, chat: chatId, text });
export const press = (from, chatId, messageId, row, column) =>
  post("/sim/press", { from, chat: chatId, message_id: messageId, row, column, wait: 10 });
export const block = (person) => post("/sim/block", { person });
export const unblock = (person) => post("/sim/unblock", { person });
export const join = (chatId) => post("/sim/join", { chat: chatId });
export const kick = (chatId) => post("/sim/kick", { chat: chatId });

export const fileAddress = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

const RETRY_MS = 1000;

/**
 * Follows every chat, for ever. `onOpen` runs at each connection, `onLost` when the line drops. Every connection
 * is a new one: a restarted simulator counts its events from one again and knows nothing of the last one seen.
 */
export function follow({ onOpen, onLost, onEvent }) {
  const source = new EventSource("/sim/events");
  source.onopen = onOpen;
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onerror = () => {
    source.close();
    onLost();
    setTimeout(() => follow({ onOpen, onLost, onEvent }), RETRY_MS);
  };
}
