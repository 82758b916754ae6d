// Choices among the lines of a list: what does not fit is hidden.
"use strict";
(() => {
  const form = document.getElementById("lines");
  if (!form) return;
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const lines = [...document.querySelectorAll("table.lines tbody tr")].map((row) => [row, folded(row.textContent)]);
  function choose() {
    const wanted = Object.fromEntries(new FormData(form));
    const words = folded(wanted.words.trim());
    let shown = 0;
    for (const [row, text] of lines) {
      row.hidden = !text.includes(words) || Boolean(wanted.kind && wanted.kind !== row.dataset.kind);
      shown += !row.hidden;
    }
    form.querySelector("output").textContent = shown === lines.length ? "" : `${shown} of ${lines.length} on this page`;
  }
  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
