// The chat page of an offline Telegram: one person's phone at a time.

import * as api from "/page/api.js";
import * as composer from "/page/composer.js";
import { byId } from "/page/dom.js";
import { drawHead, drawPeople, drawPinned, drawSubtitle } from "/page/frame.js";
import * as gestures from "/page/gestures.js";
import * as log from "/page/log.js";
import { menu } from "/page/menu.js";
import * as notices from "/page/notices.js";
import * as people from "/page/people.js";
import { fromAddress, groupOf, nameOf, personOf, scene } from "/page/scene.js";
import { say, speak } from "/page/texts.js";

const TYPING_MS = 5000;

// One thing after another: an event that arrives while a chat is being fetched waits for it,
// so that nothing older overwrites it.
let queue = Promise.resolve();

function inOrder(step) {
  queue = queue.then(step).catch((error) => notices.toast(error.message));
  return queue;
}

// ---- picking up a phone

function choose(id) {
  const group = groupOf(id);
  if (!group) return look(id, id);
  const first = group.members.find((member) => personOf(member));
  return look(group.members.includes(scene.me) ? scene.me : (first ?? scene.me), id);
}

function look(me, chatId) {
  Object.assign(scene, { me, chatId });
  scene.unread.delete(chatId);
  history.replaceState(null, "", `?as=${me}&chat=${chatId}`);
  speak(personOf(me)?.language_code);
  stopTyping();
  notices.answerCame();
  drawPeople();
  people.reveal();
  return inOrder(refresh);
}

async function refreshPeople() {
  Object.assign(scene, await api.people());
  const moved = groupOf(scene.chatId)?.migrated_to;
  scene.chats = scene.chats.filter((chat) => !chat.migrated_to);
  if (moved) look(scene.me, moved);
  else drawPeople();
}

/** The open chat, unless another was opened while it was on its way. */
async function fetched() {
  const { me, chatId } = scene;
  const chat = await api.chat(chatId, me);
  return me === scene.me && chatId === scene.chatId ? chat : null;
}

async function refresh() {
  const chat = await fetched();
  if (!chat) return;
  scene.open = chat;
  const { kind = "private" } = groupOf(scene.chatId) ?? {};
  log.show(chat.messages, { me: scene.me, chat: { kind, id: scene.chatId }, bot: scene.bot });
  drawHead();
  drawFoot();
}

/** What a message may change beside itself: the reply keyboard, START, the pinned line. */
async function refreshAround() {
  const chat = await fetched();
  if (!chat) return;
  scene.open = chat;
  drawPinned();
  drawFoot();
}

async function refreshAll() {
  await refreshPeople();
  await refresh();
}

function drawFoot() {
  const group = groupOf(scene.chatId);
  composer.offer({
    commands: scene.open.commands,
    replyKeyboard: scene.open.reply_keyboard,
    writers: group ? group.members.map(personOf).filter(Boolean) : [],
    me: scene.me,
    button: group ? channelButton(group) : privateButton(),
  });
}

function privateButton() {
  if (personOf(scene.me)?.blocked) return { label: say("unblock"), run: () => change(api.unblock(scene.me)) };
  if (log.isEmpty()) return { label: say("start"), run: () => send("/start") };
  return null;
}

function channelButton(group) {
  return group.kind === "channel" && !group.admins.includes(scene.me) ? { label: say("channelOnly") } : null;
}

// ---- what a person does

async function send(text) {
  const { me, chatId } = scene;
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

async function startWith(payload) {
  if (scene.chatId !== scene.me) await look(scene.me, scene.me);
  await send(`/start ${payload}`.trim());
}

async function change(request) {
  await request.catch((error) => notices.toast(error.message));
  return inOrder(refreshAll);
}

function chatChoices() {
  const { me, chatId } = scene;
  const group = groupOf(chatId);
  if (!group) {
    const [label, call] = personOf(me)?.blocked ? ["unblock", api.unblock] : ["block", api.block];
    return [{ label: say(label), run: () => change(call(me)) }];
  }
  const [label, call] = group.bot_is_member ? ["removeBot", api.kick] : ["addBot", api.join];
  return [{ label: say(label), run: () => change(call(chatId)) }];
}

// ---- what happens

let typing = null;

function stopTyping() {
  clearTimeout(typing);
  scene.isTyping = false;
}

function startTyping() {
  stopTyping();
  notices.answerCame();
  scene.isTyping = true;
  drawSubtitle();
  typing = setTimeout(() => {
    stopTyping();
    drawSubtitle();
  }, TYPING_MS);
}

function messageCame({ message }) {
  log.put(message);
  if (message.from?.id !== scene.me) {
    stopTyping();
    notices.answerCame();
    drawSubtitle();
  }
  return refreshAround();
}

function messageChanged({ message }) {
  log.put(message);
  notices.answerCame();
  drawPinned();
}

function messageWent({ message_id: id }) {
  log.remove(id);
  drawPinned();
}

const HERE = { message: messageCame, edited: messageChanged, deleted: messageWent, typing: startTyping };
const EVERYWHERE = { people: refreshAll, chat: refreshAll, commands: refreshAround };

function elsewhere({ type, chat, message }) {
  if (type !== "message" || [chat, scene.me].includes(message.from?.id)) return;
  scene.unread.set(chat, (scene.unread.get(chat) ?? 0) + 1);
  drawPeople();
  notices.news(say("arrived", { name: nameOf(chat) }), () => choose(chat));
}

function happened(event) {
  if (event.type in EVERYWHERE) return inOrder(EVERYWHERE[event.type]);
  if (event.chat !== scene.chatId) return elsewhere(event);
  return inOrder(() => (event.chat === scene.chatId ? HERE[event.type]?.(event) : elsewhere(event)));
}

function connect() {
  people.onChoice(choose);
  composer.connect({ send, writeAs: (person) => look(person, scene.chatId) });
  gestures.connect({ send, startWith });
  menu(byId("more-button"), byId("more"), chatChoices);
  byId("pinned").addEventListener("click", () => log.goTo(scene.open.pinned));
  document.addEventListener("keydown", (event) => event.key === "Escape" && notices.hideNotices());
}

async function begin() {
  await refreshPeople();
  if (scene.people.length === 0) return;
  connect();
  await look(...fromAddress(location.search));
  api.follow({
    onOpen: () => {
      notices.connection(false);
      inOrder(refreshAll);
    },
    onLost: () => notices.connection(true),
    onEvent: happened,
  });
}

begin().catch((error) => notices.toast(error.message));
