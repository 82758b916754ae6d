// The article page: a mark opens what it tells beside it; without this script it leads to the fact in the list.
"use strict";

const article = document.querySelector(".reading article");
const peek = document.getElementById("peek");
const told = peek.querySelector(".told");
let opener = null;
let waiting = 0;

// what is marked: the boxes above the text
for (const box of document.querySelectorAll(".legend input")) {
  const apply = () => document.body.classList.toggle(`without-${box.name}`, !box.checked);
  box.addEventListener("change", apply);
  apply();
}

// the facts of a mark, then those of the words around it
function facts(mark) {
  const names = [];
  for (let each = mark; each && each !== article; each = each.parentElement) {
    names.push(...(each.dataset.facts || "").split(" ").filter(Boolean));
  }
  for (const said of mark.querySelectorAll(".said")) names.push(...said.dataset.facts.split(" "));
  return [...new Set(names)];
}

function show(mark, byHand) {
  const shown = facts(mark).map((name) => document.getElementById(name)).filter(Boolean);
  if (!shown.length) return false;
  told.replaceChildren(...shown.map((fact) => {
    const copy = document.createElement("section");
    copy.className = "fact";
    copy.append(...fact.cloneNode(true).childNodes);
    if (shown.length === 1) for (const triples of copy.querySelectorAll("details")) triples.open = true;
    return copy;
  }));
  peek.hidden = false;
  const at = mark.getClientRects()[0];
  const room = peek.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - room.width - 8));
  const below = at.bottom + room.height + 8 < window.innerHeight;
  peek.style.left = `${left + window.scrollX}px`;
  peek.style.top = `${(below ? at.bottom + 6 : Math.max(8, at.top - room.height - 6)) + window.scrollY}px`;
  for (const each of article.querySelectorAll(".lit")) each.classList.remove("lit");
  for (const name of facts(mark).slice(0, 1)) {
    for (const each of article.querySelectorAll(`[data-facts~="${CSS.escape(name)}"]`)) each.classList.add("lit");
  }
  opener = mark;
  peek.dataset.kept = byHand ? "yes" : "";
  if (byHand) peek.focus();
  return true;
}

function hide(back) {
  if (peek.hidden) return;
  peek.hidden = true;
  for (const each of article.querySelectorAll(".lit")) each.classList.remove("lit");
  if (back && opener) opener.focus();
}

const markAt = (target) => target.closest(".reading [data-facts]");

document.querySelector("main").addEventListener("click", (event) => {
  const mark = markAt(event.target);
  if (mark && show(mark, true)) event.preventDefault();
  else if (!peek.contains(event.target)) hide(false);
});
document.querySelector("main").addEventListener("mouseover", (event) => {
  const mark = markAt(event.target);
  clearTimeout(waiting);
  if (mark && !peek.dataset.kept) waiting = setTimeout(() => show(mark, false), 250);
  else if (!peek.dataset.kept && !peek.contains(event.target)) waiting = setTimeout(() => hide(false), 350);
});
peek.querySelector("button").addEventListener("click", () => { peek.dataset.kept = ""; hide(true); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { peek.dataset.kept = ""; hide(true); }
});

// #char=START,END: code points of the text. On another part of a long text, go there; here, light the words.
function words() {
  const match = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!match) return;
  const [start, end] = [Number(match[1]), Number(match[2])];
  const starts = article.dataset.starts.trim().split(" ").map(Number);
  const number = starts.findLastIndex((first) => first <= start);
  const path = article.dataset.paths.trim().split(" ")[number];
  const there = new URL(path, location.href);
  if (there.pathname !== location.pathname && starts.length > 1) {
    location.replace(`${path}#char=${start},${end}`);
    return;
  }
  const anchor = document.getElementById(`char=${start},${end}`);
  if (!anchor) return;
  light(anchor, end - start);
  anchor.scrollIntoView({ block: "center" });
}

function light(anchor, length) {
  if (!("highlights" in CSS)) return;
  const block = anchor.closest("[data-start], h1");
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let left = length, begun = false;
  for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
    if (!(anchor.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
    if (!begun) { range.setStart(node, 0); begun = true; }
    const points = [...node.data];
    range.setEnd(node, points.slice(0, left).join("").length);
    left -= points.length;
  }
  CSS.highlights.set("words", new Highlight(range));
}

addEventListener("hashchange", () => { peek.dataset.kept = ""; hide(false); words(); });
words();
