// The editor on the page of the endpoint. Nothing is asked of any other host: the lists of prefixes and terms
// that YASQE could fetch are left out, and the page's Content-Security-Policy would refuse them.
"use strict";
(() => {
  const editor = document.getElementById("editor");
  if (!window.Yasgui || !editor) return;
  const form = document.getElementById("ask");
  const plain = document.getElementById("query");
  const results = document.getElementById("results");
  const told = document.getElementById("told");
  const { base, ontology } = editor.dataset;
  const root = new URL(editor.dataset.endpoint, location.href).href.replace(/sparql$/, "");
  editor.hidden = false;
  const { Yasqe, Yasr } = window.Yasgui;
  const yasqe = new Yasqe(editor, {
    value: plain.value,
    persistenceId: null,
    createShareableLink: null,
    createShortLink: undefined,
    consumeShareLink: null,
    autocompleters: ["variables"],
    prefixCcApi: null,
    requestConfig: { endpoint: root + "sparql", method: "POST" },
  });
  const yasr = new Yasr(results, { persistenceId: null, prefixes: { mc: ontology }, maxPersistentResponseSize: 0 });
  // without datatypes and cuts a row is what people ask for
  yasr.config.plugins.table.dynamicConfig = { compact: true, isEllipsed: false };
  form.hidden = true;
  const area = yasqe.getInputField();
  area.setAttribute("aria-label", "Query");
  // Tab is for moving through the page
  yasqe.addKeyMap({ Tab: false, "Shift-Tab": false });

  yasqe.on("query", () => {
    document.getElementById("answer")?.remove();
    document.querySelector("p.problem")?.remove();
    told.textContent = "Asking …";
  });
  yasqe.on("queryResponse", (_, response, duration) => {
    results.hidden = false;
    yasr.setResponse(response, duration);
    const cut = response.headers?.get?.("memcon-truncated");
    if (response instanceof Error) told.textContent = response.message;
    else told.textContent = cut ? `The answer was cut: there is more than these ${cut.split(";")[0]}.` : "";
  });
  yasqe.on("error", () => { told.textContent = "The query was not answered."; });
  yasqe.on("queryAbort", () => { told.textContent = "Stopped."; });

  // what an IRI of ours means stands on a page of this site
  const local = (iri) => {
    if (iri.startsWith(ontology)) return `${root}ontology.html#${iri.slice(ontology.length)}`;
    if (!iri.startsWith(base)) return null;
    const [path, fragment] = iri.slice(base.length).split("#");
    return `${root}${path}.html${fragment ? `#${fragment}` : ""}`;
  };
  new MutationObserver(() => {
    // and what the table does not say to those who hear it
    results.querySelector("select.tableSizer")?.setAttribute("aria-label", "Rows on a page");
    for (const title of results.querySelectorAll("th .dt-column-title:empty")) title.textContent = "#";
    for (const link of results.querySelectorAll("a.iri:not([data-seen])")) {
      link.dataset.seen = "";
      const iri = link.getAttribute("href");
      const here = local(iri);
      if (here) {
        link.href = here;
        link.removeAttribute("target");
        if (iri.startsWith(base) && link.textContent === iri) link.textContent = iri.slice(base.length);
      }
      link.rel = "noopener noreferrer";
    }
  }).observe(results, { childList: true, subtree: true });

  for (const question of document.querySelectorAll("form.question")) {
    question.addEventListener("submit", async (event) => {
      event.preventDefault();
      const address = `${question.action}?${new URLSearchParams(new FormData(question))}`;
      const answer = await fetch(address, { headers: { Accept: "application/sparql-query" } });
      const text = await answer.text();
      if (!answer.ok) {
        told.textContent = text;
        told.scrollIntoView({ block: "center" });
        return;
      }
      // what its header says stands beside the question
      yasqe.setValue(text.replace(/^(#.*\n)+\n*/, ""));
      yasqe.query().catch(() => {});
      editor.scrollIntoView({ block: "start" });
    });
  }
})();
