// Keys for reading, and what is new since the last visit. Every page is complete without this file; nothing leaves the browser.
"use strict";

const KEYS = {
  "/": ["search the record", () => document.getElementById("find").select()],
  j: ["next line", () => step(1)],
  k: ["line before", () => step(-1)],
  "?": ["these keys", () => help().showModal()],
};
// A page may have keys of its own: `data-key` on what one opens, with `data-says` for what it does.
for (const node of document.querySelectorAll("[data-key]")) KEYS[node.dataset.key] = [node.dataset.says, () => reach(node)];
if (document.querySelector("[data-opens]")) KEYS.Enter = ["open the line", () => document.activeElement.querySelector("a").click()];
const LINES = ".entry[id], .hit:not(rect), .cited";
const OFF = "onrecord.keys";

function kept(name, value) {
  // A browser may refuse to keep anything; then nothing is kept.
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch {
    return null;
  }
  return value;
}

function make(tag, words, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// --- keys ---

// What is typed while a form is under way was meant for it, and is no key of the page that is left.
let isSent = false;

function pressed(event) {
  const typing = isSent || event.target.closest("input, textarea, select, dialog, form button");
  if (event.key === "Enter" && !event.target.matches("[data-opens]")) return;
  if (typing || event.ctrlKey || event.metaKey || event.altKey || kept(OFF) === "off" || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key][1]();
}

function step(by) {
  const lines = [...document.querySelectorAll(LINES)];
  if (!lines.length) return;
  const here = lines.indexOf(document.activeElement.closest(LINES));
  const next = lines[Math.min(lines.length - 1, Math.max(0, here + by))];
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function reach(node) {
  if (node.matches("a")) return node.click();
  if (node.matches("details")) node.open = true;
  node.querySelector("input:not([type=hidden]), select, textarea").focus();
}

function help() {
  const open = document.getElementById("keys");
  if (open) return open;
  const dialog = make("dialog", "", { id: "keys", "aria-labelledby": "keys-title" });
  const list = make("dl", "");
  for (const [key, [words]] of Object.entries(KEYS)) list.append(make("dt", key), make("dd", words));
  const label = make("label", " Use these keys");
  const box = make("input", "", { type: "checkbox" });
  box.checked = kept(OFF) !== "off";
  box.addEventListener("change", () => kept(OFF, box.checked ? "on" : "off"));
  label.prepend(box);
  const close = make("button", "Close");
  close.addEventListener("click", () => dialog.close());
  dialog.append(make("h2", "Keys", { id: "keys-title" }), list, label, close);
  document.body.append(dialog);
  return dialog;
}

function offerHelp() {
  const button = make("button", "Keys", { type: "button", class: "keys" });
  button.addEventListener("click", () => help().showModal());
  document.querySelector(".foot .margin").append(" · ", button);
}

// --- new since your visit ---

function showNew() {
  const place = document.querySelector("[data-visit]");
  const lines = [...document.querySelectorAll(".entry[data-recorded]")];
  if (!place || !lines.length) return;
  const name = `onrecord.seen:${place.dataset.visit}`;
  const newest = lines.map(line => line.dataset.recorded).sort().at(-1);
  const seen = kept(name);
  if (!seen) {
    kept(name, newest);
    return;
  }
  const fresh = lines.filter(line => line.dataset.recorded > seen);
  if (fresh.length) tell(place, fresh, () => kept(name, newest));
}

function tell(place, fresh, markSeen) {
  const words = fresh.length === 1 ? "1 line" : `${fresh.length} lines`;
  const told = make("div", "", { class: "since", role: "status" });
  const link = make("a", words, { href: `#${fresh[0].id}` });
  const button = make("button", "Mark as seen", { type: "button" });
  for (const line of fresh) line.classList.add("new");
  button.addEventListener("click", () => {
    markSeen();
    for (const line of fresh) line.classList.remove("new");
    told.remove();
  });
  told.append(make("h2", "New since your visit", { class: "overline" }), link, " ", button);
  place.append(told);
}

document.addEventListener("keydown", pressed);
document.addEventListener("submit", () => { isSent = true; });
window.addEventListener("pageshow", () => { isSent = false; });
offerHelp();
showNew();
