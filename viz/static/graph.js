// Draws an org graph from the data in the page, with a panel beside it. The server has laid it out.

const section = document.getElementById("drawing");
const stage = section.querySelector(".drawing-canvas");
const side = section.querySelector(".drawing-side");
const text = section.dataset;
const PAN = 90;
const ZOOM = 1.25;
const NARROW = 640;
const TALLEST = 2600;
const TINY = 0.45;
const LEAST = 0.05;
const NAME = 13;
const NOTE = 12;
const LINE = 17;
const PAD = 8;
const ICON = 19;

let data = read(document);
let network = null;
let shown = null;
let narrow = false;

function read(page) {
  const source = page.getElementById("drawing-data");
  return source ? JSON.parse(source.textContent) : null;
}

// ---- colours come from the style sheet, so that they follow its themes

function palette() {
  const style = getComputedStyle(section);
  const of = (name) => style.getPropertyValue(`--draw-${name}`).trim();
  return {
    ink: of("ink"), quiet: of("quiet"), paper: of("paper"), line: of("line"), warn: of("warn"),
    unit: of("unit"), unitEdge: of("unit-edge"), root: of("root"), rootInk: of("root-ink"),
    post: of("post"), postEdge: of("post-edge"), person: of("person"), chosen: of("chosen"),
    face: style.fontFamily,
  };
}

let colours = palette();

// ---- cards

function outline(ctx, left, top, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, radius);
}

function write(ctx, node, card, left, ink, quiet) {
  let y = node.y - node.height / 2 + PAD + LINE / 2;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = ink;
  ctx.font = `${card.kind === "person" ? 500 : 600} ${NAME}px ${colours.face}`;
  for (const line of node.lines) {
    ctx.fillText(line, left, y, node.width - (left - node.x + node.width / 2) - 4);
    y += LINE;
  }
  ctx.font = `${card.open ? 600 : 400} ${NOTE}px ${colours.face}`;
  ctx.fillStyle = card.open ? colours.warn : quiet;
  ctx.fillText(card.note, left, y - 1, node.width - (left - node.x + node.width / 2) - 4);
}

function drawUnit(ctx, node, card, left, top) {
  const root = card.place === "root";
  const around = !root && card.place !== "below";
  outline(ctx, left, top, node.width, node.height, 4);
  ctx.fillStyle = root ? colours.root : around ? colours.paper : colours.unit;
  ctx.fill();
  ctx.lineWidth = around ? 1 : 1.25;
  ctx.strokeStyle = colours.unitEdge;
  ctx.stroke();
  const ink = root ? colours.rootInk : colours.ink;
  write(ctx, node, card, left + PAD, ink, root ? colours.rootInk : colours.quiet);
  if (card.opens) drawSign(ctx, left + node.width - 13, top + node.height - 13, card.opened);
}

function drawSign(ctx, x, y, opened) {
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  ctx.fillStyle = colours.paper;
  ctx.fill();
  ctx.strokeStyle = colours.unitEdge;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - 3.5, y);
  ctx.lineTo(x + 3.5, y);
  if (!opened) {
    ctx.moveTo(x, y - 3.5);
    ctx.lineTo(x, y + 3.5);
  }
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

function drawPost(ctx, node, card, left, top) {
  outline(ctx, left, top, node.width, node.height, 18);
  ctx.fillStyle = colours.post;
  ctx.fill();
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = card.open ? colours.warn : colours.postEdge;
  if (card.open) ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
  write(ctx, node, card, left + PAD + 3, colours.ink, colours.quiet);
}

function drawPerson(ctx, node, card, left, top) {
  outline(ctx, left, top, node.width, node.height, 4);
  ctx.fillStyle = colours.paper;
  ctx.fill();
  const x = left + PAD + 6;
  const y = top + PAD + LINE / 2;
  ctx.fillStyle = colours.person;
  ctx.beginPath();
  ctx.arc(x, y - 3.5, 3.8, 0, 2 * Math.PI);
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y + 8, 7, Math.PI, 0);
  ctx.fill();
  write(ctx, node, card, left + PAD + ICON, colours.ink, colours.quiet);
}

// Something is heard of it that nobody has confirmed: a dashed ring around the card.
function drawHeard(ctx, node, left, top) {
  outline(ctx, left - 4, top - 4, node.width + 8, node.height + 8, 9);
  ctx.setLineDash([9, 5]);
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = colours.line;
  ctx.stroke();
  ctx.setLineDash([]);
}

const DRAW = { unit: drawUnit, post: drawPost, person: drawPerson };

function renderer(node) {
  const card = data.cards[node.id];
  const size = { width: node.width, height: node.height };
  return ({ ctx, state }) => ({
    nodeDimensions: size,
    drawNode() {
      const left = node.x - node.width / 2;
      const top = node.y - node.height / 2;
      DRAW[card.kind](ctx, node, card, left, top);
      if (card.heard) drawHeard(ctx, node, left, top);
      if (!state.selected) return;
      outline(ctx, left - 3, top - 3, node.width + 6, node.height + 6, 7);
      ctx.strokeStyle = colours.chosen;
      ctx.lineWidth = 3;
      ctx.stroke();
    },
  });
}

const NOTHING = () => ({ nodeDimensions: { width: 0, height: 0 }, drawNode() {} });

function cardNode(node) {
  const drawn = node.group === "joint" ? NOTHING : renderer(node);
  const { id, x, y } = node;
  return { id, x, y, shape: "custom", ctxRenderer: drawn, label: undefined, fixed: true };
}

function wire(edge) {
  const chosen = edge.chosen === false ? colours.line : colours.chosen;
  return {
    ...edge,
    group: undefined,
    chosen: undefined,
    color: { color: colours.line, highlight: chosen, hover: colours.line, inherit: false },
    font: { color: colours.ink, background: colours.paper, face: colours.face },
  };
}

function options() {
  const room = { dragView: !narrow || cropped(), zoomView: false };
  return { ...data.options, interaction: { ...data.options.interaction, ...room } };
}

// ---- the picture

function picture() {
  return narrow ? { ...data, ...data.narrow } : data;
}

function scaleToFit() {
  const [width, height] = picture().size;
  const across = (stage.clientWidth - 24) / width;
  const down = narrow ? across : (stage.clientHeight - 24) / height;
  return Math.max(LEAST, Math.min(across, down, 1.2));
}

function cropped() {
  const [width, height] = data.narrow.size;
  return narrow && (height * (stage.clientWidth - 24)) / width > TALLEST;
}

function setRoom() {
  narrow = stage.clientWidth < NARROW;
  section.classList.toggle("is-narrow", narrow);
  if (!narrow) stage.style.removeProperty("height");
  else stage.style.height = `${Math.min(TALLEST, Math.ceil(data.narrow.size[1] * scaleToFit()) + 24)}px`;
}

function fit() {
  const [width, height] = picture().size;
  const scale = scaleToFit();
  const top = narrow ? stage.clientHeight / 2 / scale - 12 : height / 2;
  network.moveTo({ position: { x: width / 2, y: top }, scale, animation: false });
}

function draw() {
  setRoom();
  const { nodes, edges } = picture();
  const drawn = { nodes: nodes.map(cardNode), edges: edges.map(wire) };
  if (network) network.destroy();
  network = new globalThis.vis.Network(stage, drawn, options());
  network.on("click", chose);
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (node && data.cards[node]?.opens) toggle(node);
  });
  network.once("afterDrawing", () => requestAnimationFrame(() => network.redraw()));
  fit();
  if (!narrow && scaleToFit() < TINY) readable(data.root);
  section.dataset.drawn = String(nodes.length);
}

function chose({ nodes: [node], edges: [edge] }) {
  if (data.cards[node]) showCard(node);
  else if (data.ties[edge]) showTie(edge);
}

// ---- the panel beside it

function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function button(label, onclick, name = "near-to") {
  return make("button", { type: "button", class: name, onclick }, label);
}

function address(href) {
  const to = new URL(href, location.href);
  const here = new URLSearchParams(location.search);
  for (const clock of ["as_of", "known_at"]) {
    if (here.get(clock)) to.searchParams.set(clock, here.get(clock));
  }
  return to.pathname + to.search + to.hash;
}

function kindOf(card) {
  return { unit: text.kindUnit, post: text.kindPost, person: text.kindPerson }[card.kind];
}

function showCard(id) {
  const card = data.cards[id];
  shown = id;
  network.selectNodes([id], false);
  const hidden = card.opens && card.hidden ? `${text.hidden}: ${card.hidden}` : "";
  const near = neighbours(id);
  side.replaceChildren(
    make("p", { class: "what" }, kindOf(card)),
    make("h3", {}, card.name),
    card.note && !hidden ? make("p", { class: card.open ? "is-open" : "" }, card.note) : "",
    hidden ? make("p", {}, hidden) : "",
    make(
      "p", { class: "acts" },
      card.opens ? button(card.opened ? text.close : text.open, () => toggle(id), "go") : "",
      make("a", { href: address(card.href) }, text.page),
    ),
    ...(card.heard ? heardOf(card.heard) : []),
    make("h4", {}, `${text.near} (${near.length})`),
    make("ul", { class: "near" }, ...near.map(([key, tie]) => neighbour(id, key, tie))),
  );
}

// In the order of the cards: units, posts, people, each as the server sorted them.
function neighbours(id) {
  const order = new Map(data.order.map((key, at) => [key, at]));
  return Object.entries(data.ties)
    .filter(([, tie]) => [tie.source, tie.target].includes(id))
    .sort(([, one], [, two]) => order.get(otherEnd(one, id)) - order.get(otherEnd(two, id)));
}

function heardOf(ids) {
  const told = ids.map((id) => data.heard[id]).map((each) => make(
    "li", {}, make("a", { href: address(each.href) }, each.text), make("small", {}, each.lane),
  ));
  return [make("h4", {}, text.heard), make("ul", { class: "heard" }, ...told)];
}

function otherEnd(tie, id) {
  return tie.source === id ? tie.target : tie.source;
}

function neighbour(id, key, tie) {
  const other = otherEnd(tie, id);
  const card = data.cards[other];
  return make(
    "li", {},
    button(card.name, () => go(other), "near-to"),
    make("small", {}, kindOf(card)),
    button(text.why, () => showTie(key), "why-tie"),
  );
}

function go(id) {
  showCard(id);
  const node = picture().nodes.find((each) => each.id === id);
  if (narrow) stage.scrollIntoView({ block: "nearest" });
  else if (!inView(node)) network.moveTo({ position: { x: node.x, y: node.y }, animation: false });
  side.querySelector(".near button, a")?.focus();
}

function inView(node) {
  const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
  return x > 0 && y > 0 && x < stage.clientWidth && y < stage.clientHeight;
}

function showTie(id) {
  const tie = data.ties[id];
  const walked = side.contains(document.activeElement);
  if (network.getConnectedNodes(id)?.length) network.setSelection({ nodes: [], edges: [id] });
  const ends = [tie.source, tie.target].map((end) => button(data.cards[end].name, () => go(end), "near-to"));
  const words = tie.words.map((word) => source(data.sources[word]));
  side.replaceChildren(
    make("p", { class: "what" }, text.why),
    make("h3", {}, tie.text),
    make("p", {}, tie.lane, tie.sure ? ` · ${text.sure}: ${tie.sure}` : ""),
    words.length ? make("ul", { class: "grounds" }, ...words) : make("p", {}, text.none),
    make("h4", {}, text.near),
    make("ul", { class: "near" }, ...ends.map((end) => make("li", {}, end))),
  );
  if (walked) side.querySelector("a, button").focus();
}

function source(word) {
  return make(
    "li", { class: word.denies ? "denies" : "" },
    make("span", { class: "grade", title: word.graded }, word.grade),
    make(
      "div", {},
      make("strong", {}, word.said),
      word.denies ? ` ${text.denies}` : "",
      make("br"),
      make("a", { href: address(word.href) }, word.source),
      make("small", {}, `${word.kind} · ${word.day}`),
      make("small", {}, word.graded),
    ),
  );
}

// ---- opening and folding a unit: the address says what is open, the server lays it out

function expanded(here) {
  return (here.searchParams.get("expand") || "").split(",").filter(Boolean);
}

function toggle(id) {
  const to = new URL(location.href);
  const open = expanded(to);
  const next = open.includes(id) ? open.filter((each) => each !== id) : [...open, id];
  if (next.length) to.searchParams.set("expand", next.join(","));
  else to.searchParams.delete("expand");
  load(to, id, true);
}

// What says or keeps which units are open, beside the picture itself.
const FOLLOWING = [
  "#drawing h2", "#drawing .files a + a", "#drawing .drawing-cut", "#drawing .legend",
  "form.clocks", ".tools a[hreflang]",
];

async function load(to, id, isNew) {
  const walked = side.contains(document.activeElement);
  section.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(to, { headers: { Accept: "text/html" } });
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const found = page && read(page);
    if (!found) throw new Error(String(answer.status));
    data = found;
    for (const part of FOLLOWING) {
      document.querySelector(part)?.replaceWith(page.querySelector(part));
    }
  } catch {
    location.assign(to);
    return;
  } finally {
    section.removeAttribute("aria-busy");
  }
  if (isNew) history.pushState(null, "", to);
  draw();
  showCard(data.cards[id] ? id : data.root);
  if (!narrow) readable(id);
  if (walked) side.querySelector(".acts button, .acts a").focus();
}

function readable(id) {
  const node = picture().nodes.find((each) => each.id === id);
  if (!node || scaleToFit() > 0.6) return;
  const half = { x: stage.clientWidth / 2 / 0.8, y: stage.clientHeight / 2 / 0.8 };
  const position = { x: node.x - node.width + half.x, y: node.y - node.height + half.y };
  network.moveTo({ position, scale: 0.8, animation: false });
}

// ---- keys, buttons, a file

function pan(x, y) {
  const { x: left, y: top } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: left + x / scale, y: top + y / scale }, animation: false });
}

function zoom(by) {
  const scale = Math.min(3, Math.max(LEAST, network.getScale() * by));
  network.moveTo({ scale, animation: false });
}

const KEYS = {
  ArrowLeft: () => pan(-PAN, 0), ArrowRight: () => pan(PAN, 0),
  ArrowUp: () => pan(0, -PAN), ArrowDown: () => pan(0, PAN),
  "+": () => zoom(ZOOM), "=": () => zoom(ZOOM), "-": () => zoom(1 / ZOOM), 0: () => fit(),
};

// The whole picture, drawn once more out of sight at its own size.
function save() {
  const [width, height] = data.size;
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const room = make("div", { class: "drawing-away" });
  room.style.width = `${Math.ceil((width + 40) * scale / devicePixelRatio)}px`;
  room.style.height = `${Math.ceil((height + 40) * scale / devicePixelRatio)}px`;
  section.append(room);
  const drawn = { nodes: data.nodes.map(cardNode), edges: data.edges.map(wire) };
  const copy = new globalThis.vis.Network(room, drawn, { ...data.options, autoResize: false });
  copy.on("beforeDrawing", (ctx) => {
    ctx.fillStyle = colours.paper;
    ctx.fillRect(-width, -height, 3 * width, 3 * height);
  });
  copy.moveTo({ position: { x: width / 2, y: height / 2 }, scale: scale / devicePixelRatio });
  copy.redraw();
  copy.once("afterDrawing", ({ canvas }) => canvas.toBlob((blob) => {
    const href = URL.createObjectURL(blob);
    make("a", { href, download: text.file }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
    copy.destroy();
    room.remove();
  }));
}

const ACTS = { in: () => zoom(ZOOM), out: () => zoom(1 / ZOOM), fit, png: save };

function listen() {
  stage.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM);
  }, { passive: false });
  for (const each of section.querySelectorAll("[data-do]")) {
    each.addEventListener("click", () => ACTS[each.dataset.do]());
    each.hidden = false;
  }
  section.querySelector(".drawing-tools").hidden = false;
  addEventListener("popstate", () => load(new URL(location.href), shown, false));
  let width = stage.clientWidth;
  new ResizeObserver(() => {
    if (stage.clientWidth === width) return;
    width = stage.clientWidth;
    draw();
    if (shown) network.selectNodes([shown], false);
  }).observe(stage);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    colours = palette();
    draw();
  });
}

draw();
listen();
showCard(data.root);
network.unselectAll();
