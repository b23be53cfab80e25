// One Bot API Message as one element.

import { fileAddress } from "/page/api.js";
import { glimpse, h } from "/page/dom.js";
import { formatted } from "/page/entities.js";
import { inlineKeyboard } from "/page/keyboard.js";
import { clockTime, dayName, fileSize, say } from "/page/texts.js";

// Everything else the server sends as a download, so that a file cannot act as a page of this origin.
const OPENED_IN_A_TAB = /^image\/(png|jpeg|gif|webp)$/;
const OTHER_FILES = ["video", "audio", "voice", "animation", "video_note", "sticker"];

export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
const authorOf = (message) => message.sender_chat?.title ?? (message.from ? nameOf(message.from) : message.chat.title);

const SERVICE = {
  new_chat_members: (message) => say("joined", { name: message.new_chat_members.map(nameOf).join(", ") }),
  left_chat_member: (message) => say("left", { name: nameOf(message.left_chat_member) }),
  new_chat_title: (message) => say("renamed", { name: message.new_chat_title }),
  group_chat_created: (message) => message.chat.title,
  supergroup_chat_created: (message) => message.chat.title,
  channel_chat_created: (message) => message.chat.title,
  migrate_to_chat_id: () => say("moved"),
  migrate_from_chat_id: () => say("moved"),
  pinned_message: () => say("pinnedService"),
};

export function plainText(message) {
  if (message.text || message.caption) return message.text ?? message.caption;
  if (message.photo) return say("photo");
  return message.document?.file_name ?? say("attachment");
}

function photo(message) {
  const best = message.photo.at(-1);
  const image = h("img", {
    src: fileAddress(best.file_id),
    alt: message.caption ? glimpse(message.caption) : say("photo"),
    width: best.width,
    height: best.height,
  });
  return h(
    "a",
    { class: "photo", href: fileAddress(best.file_id), target: "_blank", rel: "noopener noreferrer" },
    image,
  );
}

function card(file, name) {
  const opens = OPENED_IN_A_TAB.test(file.mime_type ?? "");
  const where = opens ? { target: "_blank", rel: "noopener noreferrer" } : { download: name };
  const verb = say(opens ? "openFile" : "saveFile");
  return h(
    "a",
    { class: "card", href: fileAddress(file.file_id), ...where },
    h("span", { class: "card-kind", "aria-hidden": "true" }, extension(name)),
    h(
      "span",
      { class: "card-words" },
      h("span", { class: "card-name" }, name),
      h("span", { class: "card-size" }, [verb, fileSize(file.file_size)].filter(Boolean).join(" · ")),
    ),
  );
}

const extension = (name) => (name.includes(".") ? name.split(".").at(-1).slice(0, 4) : "…");

function media(message) {
  if (message.photo) return photo(message);
  if (message.animation) return card(message.animation, message.animation.file_name ?? say("attachment"));
  if (message.document) return card(message.document, message.document.file_name ?? say("document"));
  const other = OTHER_FILES.find((kind) => message[kind]);
  return other ? card(message[other], message[other].file_name ?? say("attachment")) : null;
}

function words(message, bot) {
  if (message.text !== undefined) return formatted(message.text, message.entities, bot);
  if (message.caption) return formatted(message.caption, message.caption_entities, bot);
  return null;
}

const dayOf = (message) => new Date(message.date * 1000).toDateString();

function quoted(original) {
  if (!original) return null;
  return h(
    "button",
    { type: "button", class: "quoted", "data-goto": original.message_id },
    h("span", { class: "quoted-author" }, authorOf(original)),
    h("span", { class: "quoted-text" }, glimpse(plainText(original))),
  );
}

function meta(message) {
  const moment = new Date(message.date * 1000);
  return h(
    "span",
    { class: "meta" },
    message.edit_date ? h("span", { class: "edited" }, say("edited")) : null,
    h("time", { datetime: moment.toISOString(), title: moment.toLocaleString() }, clockTime(message.date)),
  );
}

function author(message, context) {
  const mine = message.from?.id === context.me && !message.sender_chat;
  const shown = !mine && context.chat.kind !== undefined && context.chat.id < 0;
  const tone = `tone-${Math.abs(message.from?.id ?? 0) % 6}`;
  const name = mine ? say("you") : authorOf(message);
  return h("span", { class: shown ? `author ${tone}` : "visually-hidden" }, shown ? name : `${name}: `);
}

function bubble(message, context) {
  const picture = media(message);
  const text = words(message, context.bot);
  return h(
    "div",
    { class: picture?.classList.contains("photo") ? "bubble with-photo" : "bubble" },
    author(message, context),
    quoted(message.reply_to_message),
    picture,
    text ?? (picture ? null : h("p", { class: "unknown" }, say("unknown"))),
    meta(message),
  );
}

/** `context`: who looks (`me`), at which `chat`, and the `bot` that it belongs to. */
export function messageElement(message, context) {
  const common = { "data-message": message.message_id, "data-day": dayOf(message) };
  const service = Object.keys(SERVICE).find((kind) => message[kind] !== undefined);
  if (service) return h("p", { class: "service", ...common }, h("span", {}, SERVICE[service](message)));
  const mine = message.from?.id === context.me && !message.sender_chat;
  return h(
    "article",
    { class: mine ? "message mine" : "message", tabindex: "-1", ...common, "data-author": message.from?.id },
    bubble(message, context),
    inlineKeyboard(message.reply_markup, context.bot),
  );
}

export const dayElement = (message) =>
  h("p", { class: "day", "data-day": dayOf(message) }, h("span", {}, dayName(message.date)));
