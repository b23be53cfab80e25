// Moves and zooms the diagram of a flow, and traces the ways to the box that is pointed at.
"use strict";

const canvas = document.querySelector(".canvas");
const svg = canvas.querySelector(".diagram");
const world = svg.querySelector(".world");
const whole = { width: Number(svg.dataset.width), height: Number(svg.dataset.height) };
const view = { x: 0, y: 0, scale: 1 };
const SMALLEST = 0.05, LARGEST = 4, STEP = 1.25;

function draw() {
  world.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.scale})`);
  svg.dataset.scale = view.scale.toFixed(3);
}

function size() {
  return canvas.getBoundingClientRect();
}

function zoom(factor, at) {
  const box = size();
  const { x, y } = at ?? { x: box.width / 2, y: box.height / 2 };
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * factor));
  view.x = x - (x - view.x) * (scale / view.scale);
  view.y = y - (y - view.y) * (scale / view.scale);
  view.scale = scale;
  draw();
}

function fit() {
  const box = size();
  view.scale = Math.min(box.width / whole.width, box.height / whole.height, 1);
  view.x = (box.width - whole.width * view.scale) / 2;
  view.y = (box.height - whole.height * view.scale) / 2;
  draw();
}

function middleOf(node) {
  const box = node.querySelector("rect").getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function moveTo(node, across = 0.5) {
  const box = size(), { x, y } = middleOf(node);
  view.x = box.width * across - x * view.scale;
  view.y = box.height / 2 - y * view.scale;
  draw();
}

// The first question at a size that can be read, with what follows right of it.
function start() {
  view.scale = Math.max(0.85, Math.min(size().width / whole.width, 1.2));
  moveTo(svg.querySelector(".node"), Math.min(0.5, 150 / size().width));
}

const acts = { in: () => zoom(STEP), out: () => zoom(1 / STEP), fit, start };

for (const button of document.querySelectorAll(".tools button")) {
  button.addEventListener("click", acts[button.dataset.act]);
}

const keys = {
  "+": acts.in, "=": acts.in, "-": acts.out, 0: fit, Home: start,
  ArrowLeft: () => move(90, 0), ArrowRight: () => move(-90, 0),
  ArrowUp: () => move(0, 90), ArrowDown: () => move(0, -90),
};

function move(x, y) {
  view.x += x;
  view.y += y;
  draw();
}

canvas.addEventListener("keydown", (event) => {
  if (keys[event.key] && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    keys[event.key]();
  }
});

canvas.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
  event.preventDefault();
  const box = size();
  zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top });
}, { passive: false });

// Dragging with one pointer, pinching with two. A drag is no click on a box.
const pointers = new Map();
let dragged = false;

canvas.addEventListener("pointerdown", (event) => {
  pointers.set(event.pointerId, event);
  dragged = false;
});

window.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const others = [...pointers.values()].filter((one) => one.pointerId !== event.pointerId);
  if (others.length === 1) {
    const box = size(), other = others[0];
    const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
    const at = { x: (event.clientX + other.clientX) / 2 - box.left, y: (event.clientY + other.clientY) / 2 - box.top };
    zoom(apart(event) / apart(before), at);
  } else {
    move(event.clientX - before.clientX, event.clientY - before.clientY);
  }
  if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) > 2) dragged = true;
  canvas.classList.add("moving");
  pointers.set(event.pointerId, event);
});

for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(end, (event) => {
    pointers.delete(event.pointerId);
    canvas.classList.remove("moving");
  });
}

canvas.addEventListener("click", (event) => {
  if (dragged) event.preventDefault();
}, true);
canvas.addEventListener("dragstart", (event) => event.preventDefault());

// Everything on a way that leads to the box, and the answers that leave it.
const arrows = [...svg.querySelectorAll("[data-to]")];

function trace(id) {
  const nodes = new Set([id]);
  for (let size = 0; size !== nodes.size;) {
    size = nodes.size;
    for (const arrow of arrows) if (nodes.has(arrow.dataset.to)) nodes.add(arrow.dataset.from);
  }
  for (const arrow of arrows) {
    const on = (nodes.has(arrow.dataset.to) && nodes.has(arrow.dataset.from)) || arrow.dataset.from === id;
    arrow.classList.toggle("traced", on);
    if (arrow.dataset.from === id) nodes.add(arrow.dataset.to);
  }
  for (const node of svg.querySelectorAll(".node")) node.classList.toggle("traced", nodes.has(node.dataset.node));
  svg.classList.add("tracing");
}

function untrace() {
  svg.classList.remove("tracing");
}

for (const node of svg.querySelectorAll(".node")) {
  node.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !pointers.size) trace(node.dataset.node);
  });
  node.addEventListener("pointerleave", untrace);
  node.addEventListener("focus", () => {
    if (!node.matches(":focus-visible")) return;
    trace(node.dataset.node);
    canvas.scrollTo(0, 0);
    moveTo(node);
  });
  node.addEventListener("blur", untrace);
}

svg.removeAttribute("viewBox");
start();
window.addEventListener("beforeprint", () => {
  svg.setAttribute("viewBox", `0 0 ${whole.width} ${whole.height}`);
  world.removeAttribute("transform");
});
window.addEventListener("afterprint", () => {
  svg.removeAttribute("viewBox");
  draw();
});
