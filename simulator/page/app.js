// The chat page of an offline Telegram: one person's phone at a time.

import * as api from "/page/api.js";
import * as composer from "/page/composer.js";
import { byId, glimpse } from "/page/dom.js";
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
  drawPeople();
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
    : say("empty", { name: everybody.bot.first_name });
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
  return group.kind === "channel" ? { label: say("channelOnly") } : null;
}

// ---- what a person does

async function send(text, id = chatId) {
  notices.expectAnswer();
  try {
    await api.send(me, id, text);
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

async function press(key) {
  const message = key.closest("[data-message]");
  if (message.dataset.busy) return;
  message.dataset.busy = "true";
  key.setAttribute("aria-busy", "true");
  try {
    const { row, column } = key.dataset;
    const { answer } = await api.press(me, chatId, Number(message.dataset.message), Number(row), Number(column));
    if (!answer?.answered) notices.toast(say("notAnswered"));
    else if (answer.text && answer.show_alert) notices.alertBox(everybody.bot.first_name, answer.text);
    else if (answer.text) notices.toast(answer.text);
  } catch (error) {
    notices.toast(error.message);
  }
  delete message.dataset.busy;
  key.removeAttribute("aria-busy");
}

async function startWith(payload) {
  if (chatId !== me) await look(me, me);
  await send(`/start ${payload}`.trim());
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  notices.toast(say("copied"));
}

function unveil(spoiler) {
  spoiler.classList.add("shown");
  for (const name of ["role", "tabindex", "aria-label", "data-spoiler"]) spoiler.removeAttribute(name);
}

function unfold(button) {
  const folded = button.parentElement.classList.toggle("folded");
  button.setAttribute("aria-expanded", String(!folded));
  button.textContent = say(folded ? "showMore" : "showLess");
}

const GESTURES = [
  ["[data-spoiler]", unveil],
  ["[data-press]", press],
  ["[data-command]", (element) => send(element.dataset.command)],
  ["[data-start]", (element) => startWith(element.dataset.start)],
  ["[data-copy]", (element) => copy(element.dataset.copy)],
  ["[data-unfold]", unfold],
  ["[data-goto]", (element) => log.goTo(element.dataset.goto)],
];

function gesture(event) {
  for (const [selector, run] of GESTURES) {
    const element = event.target.closest(selector);
    if (!element) continue;
    event.preventDefault();
    run(element);
    return;
  }
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
  if (event.type !== "message" || event.message.from?.id === event.chat) return;
  unread.set(event.chat, (unread.get(event.chat) ?? 0) + 1);
  drawPeople();
  notices.announce(say("arrived", { name: nameOf(event.chat) }));
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
  if (event.type !== "commands" && event.chat !== chatId) return elsewhere(event);
  return inOrder(() => HERE[event.type]?.(event));
}

async function begin() {
  await refreshPeople();
  if (everybody.people.length === 0) return;
  people.onChoice(choose);
  composer.connect({ send, writeAs: (person) => look(person, chatId) });
  menu(byId("more-button"), byId("more"), chatChoices);
  byId("log").addEventListener("click", gesture);
  byId("log").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-spoiler]")) unveil(event.target);
  });
  byId("pinned").addEventListener("click", () => log.goTo(open.pinned));
  document.addEventListener("keydown", (event) => event.key === "Escape" && notices.hideToast());
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
