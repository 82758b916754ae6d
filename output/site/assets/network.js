/* The picture of who met whom: draws the data of the page with cytoscape, and answers choices. */
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const root = document.querySelector("a.brand").getAttribute("href").replace(/index\.html$/, "");
  const actors = data.actors.map(([iri, label, kind, held, x, y], id) => ({ id, iri, label, kind, held, x, y }));
  const meetings = data.meetings.map(([iri, form, status, first, last, words]) =>
    ({ iri, form, status, first, last, words }));
  const ties = data.ties.map(([left, right, count, listed], id) =>
    ({ id: `t${id}`, left, right, count, listed: listed.map((number) => meetings[number]) }));
  const SHAPES = { person: "ellipse", state: "round-rectangle", organisation: "diamond", group: "triangle" };
  const KINDS = { person: "Persons", state: "States", organisation: "Organisations", group: "Groups", actor: "Others" };
  const STATUSES = ["held", "planned", "proposed", "refused"];
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function made(tag, content = [], attributes = {}) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...[content].flat());
    return element;
  }
  const isolated = (words) => made("bdi", words);

  // --- choices ---------------------------------------------------------------------------------------------
  function boxes(fieldset, values, names, chosen) {
    for (const value of values) {
      const box = made("input", [], { type: "checkbox", value });
      box.defaultChecked = box.checked = chosen(value);
      fieldset.append(made("label", [box, names(value)], { class: "check" }));
    }
    fieldset.hidden = values.length < 2;
  }
  const told = STATUSES.filter((status) => meetings.some((one) => one.status === status));
  // who met whom is about what took place, as long as anything did
  boxes(at("status"), told, (value) => value, (value) => value === "held" || !told.includes("held"));
  boxes(at("kinds"), Object.keys(KINDS).filter((kind) => actors.some((one) => one.kind === kind)),
    (value) => KINDS[value], () => true);
  at("names").append(...actors.map((one) => made("option", [], { value: one.label })));
  const checked = (fieldset) =>
    new Set([...at(fieldset).querySelectorAll("input:checked")].map((box) => box.value));
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** The ties that fit the choices, each with its meetings that do. */
  function fitting() {
    const statuses = checked("status"), kinds = checked("kinds");
    const since = at("since").value, until = at("until").value, wanted = folded(at("actor").value.trim());
    const all = statuses.size === told.length && !since && !until;
    const named = (one) => folded(one.label).includes(wanted);
    return ties.flatMap((tie) => {
      const [left, right] = [actors[tie.left], actors[tie.right]];
      if (!kinds.has(left.kind) || !kinds.has(right.kind)) return [];
      if (wanted && !named(left) && !named(right)) return [];
      const met = tie.listed.filter((one) => statuses.has(one.status)
        && (!since || (one.last && one.last >= since)) && (!until || (one.first && one.first <= until)));
      const count = all ? tie.count : met.length;
      return count ? [{ tie, met, count, open: met.every((one) => one.status !== "held") }] : [];
    });
  }

  const busiest = Math.max(4, ...actors.map((one) => one.held));
  // many actors are seen from afar
  const larger = 1 + Math.min(1, actors.length / 150);

  // --- the picture -----------------------------------------------------------------------------------------
  at("filters").hidden = at("network").hidden = false;
  const cy = cytoscape({
    container: at("drawing"), boxSelectionEnabled: false, selectionType: "single",
    minZoom: 0.08, maxZoom: 4, layout: { name: "preset" },
    elements: [
      ...actors.map((one) => ({
        data: { id: `a${one.id}`, label: one.label, size: larger * (18 + 36 * Math.sqrt(one.held / busiest)) },
        position: { x: one.x, y: one.y }, classes: one.kind,
      })),
      ...ties.map((tie) => ({ data: { id: tie.id, source: `a${tie.left}`, target: `a${tie.right}`, width: 1 } })),
    ],
  });
  function dress() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(`--${name}`).trim();
    const rules = [
      { selector: "node", style: {
        label: "data(label)", width: "data(size)", height: "data(size)", "font-family": of("sans"),
        "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "text-max-width": "11em", color: of("ink"),
        "text-outline-color": of("raised"), "text-outline-width": 2, "border-width": 1.5, "border-color": of("raised"),
      } },
      ...Object.keys(KINDS).map((kind) => ({ selector: `node.${kind}`, style: {
        "background-color": of(kind), shape: SHAPES[kind] || "hexagon" } })),
      { selector: "edge", style: {
        width: "data(width)", "line-color": of("soft"), opacity: actors.length > 100 ? 0.4 : 0.6, "curve-style": "straight", "overlay-padding": 6 } },
      { selector: "edge.open", style: { "line-style": "dashed" } },
      { selector: ".quiet", style: { label: "" } },
      { selector: ".faded", style: { opacity: 0.13 } },
      { selector: "node.near, node.over, node:selected", style: { label: "data(label)", "z-index": 9 } },
      { selector: "edge.near, edge:selected, edge.over", style: { "line-color": of("accent"), opacity: 0.95 } },
      { selector: "node:selected", style: { "border-width": 4, "border-color": of("accent"), "font-weight": "bold" } },
    ];
    cy.style(rules);
    letters();
  }

  /** Names stay legible at any distance, and none covers another: who met most goes first, as towns on a map. */
  const pen = document.createElement("canvas").getContext("2d");
  function letters() {
    const zoom = cy.zoom(), size = Math.max(11, Math.min(70, 13 / zoom)), widest = size * 10;
    pen.font = `${size}px ${getComputedStyle(document.documentElement).getPropertyValue("--sans")}`;
    const taken = [];
    cy.batch(() => {
      for (const one of actors) {
        const node = cy.$id(`a${one.id}`);
        if (!node.visible()) continue;
        const { x, y } = node.position(), length = pen.measureText(one.label).width;
        const half = Math.min(length, widest) / 2, top = y + node.height() / 2;
        const box = [x - half, top, x + half, top + size * 1.2 * Math.ceil(length / widest)];
        const free = taken.every((other) => box[2] < other[0] || other[2] < box[0] || box[3] < other[1] || other[3] < box[1]);
        if (free) taken.push(box);
        taken.push([x - node.width() / 2, y - node.height() / 2, x + node.width() / 2, top]);
        node.style({ "font-size": size, "text-max-width": `${widest}px` }).toggleClass("quiet", !free);
      }
    });
  }
  let waiting = 0;
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(letters);
  }

  let now = [];
  function draw() {
    now = fitting();
    const shown = new Map(now.map((each) => [each.tie.id, each]));
    const most = Math.max(1, ...now.map((each) => each.count));
    const inside = new Set(now.flatMap(({ tie }) => [`a${tie.left}`, `a${tie.right}`]));
    cy.batch(() => {
      cy.nodes().forEach((node) => { node.style("display", inside.has(node.id()) ? "element" : "none"); });
      cy.edges().forEach((edge) => {
        const each = shown.get(edge.id());
        edge.style("display", each ? "element" : "none").toggleClass("open", Boolean(each && each.open));
        if (each) edge.data("width", Math.sqrt(larger) * (1.5 + 6 * Math.sqrt((each.count - 1) / most)));
      });
    });
    at("none").hidden = now.length > 0;
    show(cy.$(":selected").filter(":visible"));
    letters();
  }

  // --- what is chosen --------------------------------------------------------------------------------------
  const link = (one, name) => made("a", isolated(name), { href: `${root}${one.iri}.html`, class: one.kind || "" });
  function day(one) {
    if (!one.first) return one.words ? `“${one.words}”` : "day not told";
    return (one.words === "reported" ? "reported on " : "") + (one.first === one.last ? one.first : `${one.first} to ${one.last}`);
  }
  function listOf({ tie, met, count }) {
    const lines = met.map((one) => made("li", link(one, `${one.form}${one.status === "held" ? "" : `, ${one.status}`}, ${day(one)}`)));
    const more = count - met.length;
    if (more > 0) lines.push(made("li", `and ${more} more`, { class: "soft" }));
    return made("ul", lines);
  }
  const times = (count) => `${count} meeting${count === 1 ? "" : "s"}`;
  function aboutActor(number) {
    const one = actors[number];
    const own = now.filter(({ tie }) => tie.left === number || tie.right === number);
    const contacts = own.map((each) => {
      const other = actors[each.tie.left === number ? each.tie.right : each.tie.left];
      return made("li", made("details", [made("summary", [link(other, other.label), ` ${times(each.count)}`]), listOf(each)]));
    });
    return [made("h2", link(one, one.label)), made("p", `${one.kind}, ${own.length} contact${own.length === 1 ? "" : "s"} here`, { class: "soft" }),
      made("ul", contacts, { class: "plain" })];
  }
  function aboutTie(each) {
    const [left, right] = [actors[each.tie.left], actors[each.tie.right]];
    return [made("h2", [link(left, left.label), " and ", link(right, right.label)]), made("p", times(each.count), { class: "soft" }), listOf(each)];
  }
  const nothing = [...at("chosen").childNodes];
  function show(element) {
    const one = element[0];
    cy.batch(() => {
      cy.elements().removeClass("near faded");
      if (!one) return;
      const near = one.isNode() ? one.closedNeighborhood() : one.union(one.connectedNodes());
      cy.elements().difference(near).addClass("faded");
      near.addClass("near");
    });
    if (!one) at("chosen").replaceChildren(...nothing);
    else if (one.isNode()) at("chosen").replaceChildren(...aboutActor(Number(one.id().slice(1))));
    else at("chosen").replaceChildren(...aboutTie(now.find((each) => each.tie.id === one.id())));
  }
  function choose(element) {
    cy.elements().unselect();
    element.select();
    show(element);
  }

  cy.on("tap", (event) => choose(event.target === cy ? cy.collection() : event.target));
  cy.on("mouseover", "edge", (event) => {
    event.target.addClass("over");
    if (cy.$(":selected").empty()) at("chosen").replaceChildren(...aboutTie(now.find((each) => each.tie.id === event.target.id())));
  });
  cy.on("mouseout", "edge", (event) => {
    event.target.removeClass("over");
    if (cy.$(":selected").empty()) at("chosen").replaceChildren(...nothing);
  });
  cy.on("mouseover mouseout", "node", (event) => {
    const over = event.type === "mouseover";
    event.target.toggleClass("over", over);
    at("drawing").classList.toggle("pointing", over);
  });

  // --- controls --------------------------------------------------------------------------------------------
  // at once, without movement: some readers cannot bear it
  function fit() {
    cy.maxZoom(1.4).fit(cy.elements(":visible"), 56).maxZoom(4);
  }
  function zoom(factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }
  at("closer").addEventListener("click", () => zoom(1.4));
  at("farther").addEventListener("click", () => zoom(1 / 1.4));
  at("fit").addEventListener("click", fit);
  at("filters").addEventListener("input", () => {
    draw();
    const name = folded(at("actor").value.trim());
    const one = actors.find((each) => folded(each.label) === name);
    if (!one || !cy.$id(`a${one.id}`).visible()) return;
    choose(cy.$id(`a${one.id}`));
    fit();
  });
  at("filters").addEventListener("submit", (event) => { event.preventDefault(); fit(); });
  at("filters").addEventListener("reset", () => setTimeout(() => { choose(cy.collection()); draw(); fit(); }));
  cy.on("zoom", soon);
  cy.on("drag", "node", soon);
  dark.addEventListener("change", dress);
  new ResizeObserver(() => { cy.resize(); soon(); }).observe(at("drawing"));

  dress();
  draw();
  fit();
})();
