// Bot API text and entities become DOM nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { h } from "/page/dom.js";
import { say } from "/page/texts.js";

const SIMPLE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
};
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const WEB = /^(https?|mailto|tel):/i;
const LONG_QUOTE = 160;

/** What a link does here: opens `href`, or starts this very bot with `start`; null if it does nothing. */
export function destination(url, bot) {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(address)) return null;
  const link = new URL(address);
  const deep = link.protocol === "tg:" ? link.searchParams.get("domain") : ownName(link);
  if (deep && deep.toLowerCase() === bot.username.toLowerCase() && link.searchParams.has("start")) {
    return { start: link.searchParams.get("start") };
  }
  return WEB.test(address) ? { href: link.href } : null;
}

function ownName(link) {
  return ["t.me", "telegram.me"].includes(link.hostname) ? link.pathname.slice(1) : null;
}

function link(url, bot) {
  const target = destination(url, bot);
  if (!target) return h("span");
  if ("start" in target) {
    return h("button", { type: "button", class: "link", "data-start": target.start });
  }
  return h("a", { href: target.href, target: "_blank", rel: "noopener noreferrer" });
}

function spoiler() {
  return h("span", {
    class: "spoiler",
    role: "button",
    tabindex: "0",
    "data-spoiler": true,
    "aria-label": say("spoiler"),
  });
}

function quote(entity) {
  const inner = h("div", { class: "quote-text" });
  const outer = h("blockquote", {}, inner);
  if (entity.type === "expandable_blockquote" && entity.length > LONG_QUOTE) {
    outer.classList.add("folded");
    outer.append(
      h("button", { type: "button", class: "link", "data-unfold": true, "aria-expanded": "false" }, say("showMore")),
    );
  }
  return { outer, inner };
}

function preformatted(entity) {
  const inner = h("code");
  const outer = h("pre", { tabindex: "0" }, inner);
  if (entity.language) outer.prepend(h("span", { class: "code-language" }, entity.language));
  return { outer, inner };
}

/** The element of an entity, and the element inside it that takes the text. */
function shell(entity, text, bot) {
  if (entity.type in SIMPLE) return both(h(SIMPLE[entity.type]));
  switch (entity.type) {
    case "blockquote":
    case "expandable_blockquote":
      return quote(entity);
    case "pre":
      return preformatted(entity);
    case "spoiler":
      return both(spoiler());
    case "url":
      return both(link(text, bot));
    case "text_link":
      return both(link(entity.url, bot));
    case "email":
      return both(link(`mailto:${text}`, bot));
    case "phone_number":
      return both(link(`tel:${text.replace(/[^+\d]/g, "")}`, bot));
    case "bot_command":
      return both(h("button", { type: "button", class: "link", "data-command": text }));
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return both(h("span", { class: "mention" }));
    default:
      return both(h("span"));
  }
}

const both = (element) => ({ outer: element, inner: element });
const end = (entity) => entity.offset + entity.length;
const rank = (entity) => (BLOCKS.has(entity.type) ? 0 : 1);
const outermostFirst = (a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b);

/** Splits what follows `outer` into what it holds and what comes after; one that crosses its end is cut in two. */
function divide(outer, others) {
  const inside = [];
  const after = [];
  for (const entity of others) {
    if (entity.offset >= end(outer)) after.push(entity);
    else if (end(entity) <= end(outer)) inside.push(entity);
    else {
      inside.push({ ...entity, length: end(outer) - entity.offset });
      after.push({ ...entity, offset: end(outer), length: end(entity) - end(outer) });
    }
  }
  return { inside, after };
}

function fill(parent, text, from, to, entities, bot) {
  let at = from;
  let waiting = [...entities];
  while (waiting.length > 0) {
    const [outermost, ...others] = waiting.sort(outermostFirst);
    const { inside, after } = divide(outermost, others);
    const part = shell(outermost, text.slice(outermost.offset, end(outermost)), bot);
    fill(part.inner, text, outermost.offset, end(outermost), inside, bot);
    parent.append(text.slice(at, outermost.offset), part.outer);
    at = end(outermost);
    // a block ends its own line: the line feed after it would show as an empty one
    if (BLOCKS.has(outermost.type) && text[at] === "\n") at += 1;
    waiting = after;
  }
  parent.append(text.slice(at, to));
}

export function formatted(text, entities, bot) {
  const whole = h("div", { class: "text" });
  fill(whole, text, 0, text.length, entities ?? [], bot);
  return whole;
}
