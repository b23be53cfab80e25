// The chat page of an offline Telegram: one person's phone at a time.

import * as api from "/page/api.js";
import * as composer from "/page/composer.js";
import { byId, glimpse } from "/page/dom.js";
import * as gestures from "/page/gestures.js";
import * as log from "/page/log.js";
import { menu } from "/page/menu.js";
import { plainText } from "/page/message.js";
import * as notices from "/page/notices.js";
import * as people from "/page/people.js";
import { say, speak } from "/page/texts.js";

const TYPING_MS = 5000;

const everybody = { bot: { username: "", first_name: "" }, people: [], chats: [] };
const unread = new Map();
let me = null;
let chatId = null;
let open = null; // the open chat as the server last told it
let typing = null;

const personOf = (id) => everybody.people.find((person) => person.id === id);
const groupOf = (id) => everybody.chats.find((chat) => chat.id === id);
const nameOf = (id) => personOf(id)?.name ?? groupOf(id)?.title ?? "";

// One thing after another: an event that arrives while a chat is being fetched waits for it, so nothing older overwrites it.
let queue = Promise.resolve();

function inOrder(step) {
  queue = queue.then(step).catch((error) => notices.toast(error.message));
  return queue;
}

// ---- who looks, and at what

function choose(id) {
  const group = groupOf(id);
  const first = group?.members.find((member) => personOf(member));
  return look(group ? (group.members.includes(me) ? me : (first ?? me)) : id, id);
}

function look(as, id) {
  me = as;
  chatId = id;
  unread.delete(id);
  history.replaceState(null, "", `?as=${me}&chat=${chatId}`);
  speak(personOf(me)?.language_code);
  stopTyping();
  notices.answerCame();
  drawPeople();
  people.reveal();
  return inOrder(() => refresh());
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  const as = personOf(Number(asked.get("as"))) ?? everybody.people[0];
  const chat = groupOf(Number(asked.get("chat"))) ?? personOf(Number(asked.get("chat"))) ?? as;
  return [chat.id > 0 ? chat.id : as.id, chat.id];
}

// ---- drawing

function drawPeople() {
  people.render(people.entries(everybody), chatId, unread);
}

async function refreshPeople() {
  Object.assign(everybody, await api.people());
  const moved = groupOf(chatId)?.migrated_to;
  everybody.chats = everybody.chats.filter((chat) => !chat.migrated_to);
  if (moved) look(me, moved);
  else drawPeople();
}

async function refresh() {
  const [as, id] = [me, chatId];
  const fetched = await api.chat(id, as);
  if (as !== me || id !== chatId) return; // another phone was picked up meanwhile
  open = fetched;
  const chat = { kind: groupOf(id)?.kind ?? "private", id };
  log.show(fetched.messages, { me, chat, bot: everybody.bot });
  byId("log").lang = personOf(me)?.language_code ?? "en";
  drawChat();
}

function drawChat() {
  const group = groupOf(chatId);
  const entry = people.entries(everybody).find(({ id }) => id === chatId);
  const shown = group ? entry : { id: 0, initials: everybody.bot.first_name.slice(0, 1) };
  byId("title").textContent = group?.title ?? everybody.bot.first_name;
  byId("avatar").className = people.avatarClass(shown);
  byId("avatar").textContent = shown.initials;
  document.title = `${byId("title").textContent} · ${nameOf(me)}`;
  byId("log").dataset.empty = group
    ? say("emptyGroup")
    : open.bot.description || say("empty", { name: everybody.bot.first_name });
  drawSubtitle();
  drawPinned();
  drawComposer();
}

function drawSubtitle() {
  const group = groupOf(chatId);
  const quiet = group ? say("members", { count: group.members.length }) : say("bot");
  byId("subtitle").textContent = typing ? say("typing") : quiet;
  byId("subtitle").classList.toggle("typing", Boolean(typing));
}

function drawPinned() {
  const message = open.pinned ? log.get(open.pinned) : null;
  byId("pinned").hidden = !message;
  if (message) byId("pinned").querySelector(".pinned-text").textContent = glimpse(plainText(message));
}

function drawComposer() {
  const group = groupOf(chatId);
  composer.offer({
    commands: open.commands,
    replyKeyboard: open.reply_keyboard,
    writers: group ? group.members.map(personOf).filter(Boolean) : [],
    me,
    button: group ? groupButton(group) : privateButton(),
  });
}

function privateButton() {
  if (personOf(me)?.blocked) return { label: say("unblock"), run: () => change(api.unblock(me)) };
  if (log.isEmpty()) return { label: say("start"), run: () => send("/start") };
  return null;
}

function groupButton(group) {
  return group.kind === "channel" && !group.admins.includes(me) ? { label: say("channelOnly") } : null;
}

// ---- what a person does

async function send(text) {
  if (chatId === me || text.startsWith("/")) notices.expectAnswer();
  try {
    await api.send(me, chatId, text);
  } catch (error) {
    notices.answerCame();
    notices.toast(say("notSent", { reason: error.message }));
    composer.restore(text);
  }
  log.toTheEnd();
}

async function change(request) {
  try {
    await request;
  } catch (error) {
    notices.toast(error.message);
  }
  return inOrder(async () => {
    await refreshPeople();
    await refresh();
  });
}

async function startWith(payload) {
  if (chatId !== me) await look(me, me);
  await send(`/start ${payload}`.trim());
}

function chatChoices() {
  const group = groupOf(chatId);
  if (!group) {
    const blocked = personOf(me)?.blocked;
    return [{ label: say(blocked ? "unblock" : "block"), run: () => change((blocked ? api.unblock : api.block)(me)) }];
  }
  const [label, call] = group.bot_is_member ? ["removeBot", api.kick] : ["addBot", api.join];
  return [{ label: say(label), run: () => change(call(chatId)) }];
}

// ---- what happens

function stopTyping() {
  clearTimeout(typing);
  typing = null;
}

function startTyping() {
  stopTyping();
  notices.answerCame();
  typing = setTimeout(() => {
    stopTyping();
    drawSubtitle();
  }, TYPING_MS);
  drawSubtitle();
}

function messageCame(message) {
  log.put(message);
  if (message.from?.id !== me) {
    stopTyping();
    notices.answerCame();
    drawSubtitle();
  }
  return refreshAround();
}

/** What a message may change beside itself: the reply keyboard, START, the pinned line. */
async function refreshAround() {
  const [as, id] = [me, chatId];
  const { reply_keyboard, commands, pinned } = await api.chat(id, as);
  if (as !== me || id !== chatId) return;
  Object.assign(open, { reply_keyboard, commands, pinned });
  drawPinned();
  drawComposer();
}

function elsewhere(event) {
  if (event.type !== "message" || event.message.from?.id === event.chat || event.message.from?.id === me) return;
  unread.set(event.chat, (unread.get(event.chat) ?? 0) + 1);
  drawPeople();
  notices.news(say("arrived", { name: nameOf(event.chat) }), () => choose(event.chat));
}

const HERE = {
  message: (event) => messageCame(event.message),
  edited: (event) => {
    log.put(event.message);
    notices.answerCame();
    drawPinned();
  },
  deleted: (event) => {
    log.remove(event.message_id);
    drawPinned();
  },
  typing: startTyping,
  commands: refreshAround,
  chat: refresh,
};

function happened(event) {
  if (event.type === "people" || event.type === "chat") {
    return inOrder(async () => {
      await refreshPeople();
      await refresh();
    });
  }
  const isHere = () => event.type === "commands" || event.chat === chatId;
  if (!isHere()) return elsewhere(event);
  return inOrder(() => isHere() && HERE[event.type]?.(event));
}

async function begin() {
  await refreshPeople();
  if (everybody.people.length === 0) return;
  people.onChoice(choose);
  composer.connect({ send, writeAs: (person) => look(person, chatId) });
  menu(byId("more-button"), byId("more"), chatChoices);
  gestures.connect({ send, startWith, scene: () => ({ me, chatId, bot: everybody.bot }) });
  byId("pinned").addEventListener("click", () => log.goTo(open.pinned));
  document.addEventListener("keydown", (event) => event.key === "Escape" && notices.hideNotices());
  await look(...fromAddress());
  api.follow({
    onOpen: () => {
      notices.connection(false);
      inOrder(refreshPeople);
      inOrder(refresh);
    },
    onLost: () => notices.connection(true),
    onEvent: happened,
  });
}

begin();
