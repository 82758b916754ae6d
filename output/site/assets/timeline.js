/* Choices among the events of a page of the timeline: what does not fit is hidden, in the list and in the picture. */
"use strict";
(() => {
  const form = document.getElementById("choices");
  if (!form) return;
  const entries = [...document.querySelectorAll("li.event")];
  const sections = [...document.querySelectorAll("section.events")];
  const mark = new Map([...document.querySelectorAll(".timeline a")].map((each) => [each.getAttribute("href"), each]));
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const names = new Map(entries.map((each) => [each, folded(each.querySelector(".who").textContent)]));

  function fill(select, name) {
    const values = [...new Set(entries.map((each) => each.dataset[name]).filter(Boolean))].sort();
    select.append(...values.map((value) => new Option(value, value)));
    select.closest("label").hidden = values.length < 2;
  }
  fill(form.elements.sort, "sort");
  fill(form.elements.status, "status");
  for (const name of ["since", "until"]) form.elements[name].closest("label").hidden = !entries.some((each) => each.dataset.first);

  function fits(entry, wanted) {
    const { kind, sort, status, first, last } = entry.dataset;
    return (!wanted.actor || names.get(entry).includes(folded(wanted.actor.trim())))
      && (!wanted.kind || wanted.kind === kind || (wanted.kind === "said" && kind !== "meeting"))
      && (!wanted.sort || wanted.sort === sort) && (!wanted.status || wanted.status === status)
      && (!wanted.since || (last && last >= wanted.since)) && (!wanted.until || (first && first <= wanted.until));
  }
  function choose() {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !fits(entry, wanted);
      shown += !entry.hidden;
      mark.get(`#${entry.id}`)?.toggleAttribute("hidden", entry.hidden);
    }
    for (const section of sections) section.hidden = !section.querySelector("li.event:not([hidden])");
    form.querySelector("output").textContent = shown === entries.length ? "" : `${shown} of ${entries.length} on this page`;
  }
  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
