// Keeps one Plotly chart and updates it in place. Python sends the figure with its colours named by role ("@women");
// here they become the colours of the theme, and the layout follows the width of the element itself.

let library; // Plotly is asked for once, by whichever chart comes first

function plotly(address) {
  library ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly);
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no library")));
    script.onerror = () => {
      library = undefined;
      script.remove();
      reject(new Error("no library"));
    };
    document.head.append(script);
  });
  return library;
}

function isDark(element) {
  const color = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  return hex ? hex.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 384 : false;
}

// Every "@role" in every text of the figure becomes its colour.
function colored(value, palette) {
  if (typeof value === "string") return value.replace(/@([a-z_]+)/g, (all, role) => palette[role] ?? all);
  if (Array.isArray(value)) return value.map((each) => colored(each, palette));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, colored(each, palette)]));
  return value;
}

const CONFIG = { displayModeBar: false, responsive: false, staticPlot: false, doubleClick: false, scrollZoom: false };
const NARROW = 480;

// On a narrow chart annotations named "wide" are left out, letters are smaller, and a label that is too long is broken
// where two spaces stand, as often as it must be; the drawing grows by the lines that this adds.
function fitted(layout, width, height) {
  if (width >= NARROW) return { ...layout, width, height };
  const shown = (layout.annotations ?? []).filter((note) => note.name !== "wide");
  const letters = Math.floor(width / 7);
  let added = 0;
  let margin = layout.margin;
  const texts = shown.map((note) => broken(note.text, letters));
  const linesOf = (text) => text.split("<br>").length;
  const isKey = (note) => note.yref === "paper" && note.y === 1;
  const isName = (note) => note.xref === "paper" && !isKey(note);
  const names = texts.filter((_, place) => isName(shown[place]));
  // A row has room for two lines of its name: for more every row becomes taller, and the name grows upwards.
  const more = Math.max(0, ...names.map(linesOf).map((lines) => lines - 2));
  const annotations = shown.map((note, place) => {
    const text = texts[place];
    let yshift = note.yshift ?? 0;
    if (text !== note.text && isKey(note)) margin = { ...margin, t: margin.t + 16 * (linesOf(text) - 1) };
    if (text !== note.text && !isKey(note) && !more) added += 18 * (linesOf(text) - 1);
    if (isKey(note) || linesOf(text) > 2) yshift += 9 * (isKey(note) ? more : linesOf(text) - 2);
    return { ...note, text, yshift, align: "left", font: { ...note.font, size: Math.min(13, note.font?.size ?? 13) } };
  });
  if (more) {
    added += names.length * (18 * more + 10);
    margin = { ...margin, t: margin.t + 9 * more };
  }
  return { ...layout, annotations, margin, width, height: height + added + margin.t - layout.margin.t };
}

function broken(text, letters) {
  const plain = text.replace(/<[^>]*>/g, "");
  if (plain.length <= letters || text.includes("<br>")) return text;
  const pieces = text.split(/ {2,}/);
  if (pieces.length > 1) return joined(pieces, letters);
  const gap = text.lastIndexOf(" ", Math.floor(text.length / 2) + 8);
  return gap > 0 ? `${text.slice(0, gap)}<br>${text.slice(gap).trim()}` : text;
}

// A piece that is longer than a line, cut at its spaces; a space inside a tag is none.
function cut(piece, letters) {
  if (piece.replace(/<[^>]*>/g, "").length <= letters) return [piece];
  let gap = -1;
  for (let at = piece.indexOf(" "); at > 0; at = piece.indexOf(" ", at + 1)) {
    const before = piece.slice(0, at);
    const inTag = before.lastIndexOf("<") > before.lastIndexOf(">");
    if (!inTag && before.replace(/<[^>]*>/g, "").length <= letters) gap = at;
  }
  return gap > 0 ? [piece.slice(0, gap), ...cut(piece.slice(gap + 1), letters)] : [piece];
}

// The pieces in as few lines as they need.
function joined(pieces, letters) {
  const lines = [];
  for (const piece of pieces.flatMap((each) => cut(each, letters))) {
    const last = lines.at(-1);
    const both = last === undefined ? piece : `${last}  ${piece}`;
    if (last !== undefined && both.replace(/<[^>]*>/g, "").length <= letters) lines[lines.length - 1] = both;
    else lines.push(piece);
  }
  return lines.join("<br>");
}

function make(parent) {
  const figure = document.createElement("div");
  figure.className = "chart";
  figure.tabIndex = 0;
  figure.setAttribute("role", "figure");
  const plot = document.createElement("div");
  plot.className = "chart-plot";
  plot.setAttribute("aria-hidden", "true");
  const spoken = document.createElement("p");
  spoken.className = "chart-spoken";
  spoken.setAttribute("role", "status");
  figure.append(plot, spoken);
  parent.append(figure);
  return { figure, plot, spoken, point: -1, ...takers(parent, ["png", "svg"]) };
}

// The points that can be reached by keyboard, in reading order: what each says when it is pointed at.
function points(data) {
  return (data ?? []).flatMap((trace, curve) =>
    (trace.hovertext ?? [])
      .map((text, number) => ({ text, curve, number }))
      .filter((each) => each.text)
      .slice(0, trace.meta?.keyboard === "once" ? 1 : undefined)
  );
}

function step(state, event) {
  const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const all = points(state.plot.data);
  if (event.key === "Enter") return pick(state, state.plot.data?.[all[state.point]?.curve]?.customdata?.[all[state.point]?.number]);
  if (!(event.key in moves) || !all.length) return;
  event.preventDefault();
  state.point = (state.point + moves[event.key] + all.length) % all.length;
  const point = all[state.point];
  state.spoken.textContent = point.text;
  window.Plotly.Fx.hover(state.plot, [{ curveNumber: point.curve, pointNumber: point.number }]);
}

// A point that stands for a category tells the page its code.
function pick(state, code) {
  if (code) state.tell("category", code);
}

async function draw(state) {
  const { data } = state;
  try {
    const library = await plotly(data.library);
    const width = Math.floor(state.figure.clientWidth);
    if (!width || data !== state.data) return;
    const theme = isDark(state.figure) ? "dark" : "light";
    const wanted = `${theme} ${width} ${data.height} ${JSON.stringify(data.figure)}`;
    if (wanted === state.drawn) return;
    state.drawn = wanted;
    const { data: traces, layout } = colored(data.figure, data.palettes[theme]);
    await library.react(state.plot, traces, fitted(layout, width, data.height), CONFIG);
    state.figure.dataset.drawn = String(width);
    state.row.hidden = false;
    if (!state.clicks) state.plot.on("plotly_click", (event) => pick(state, event.points?.[0]?.customdata));
    state.clicks = true;
  } catch {
    state.drawn = undefined;
    state.plot.replaceChildren();
    state.plot.style.minHeight = "0";
    state.spoken.textContent = data.failed;
    state.spoken.classList.add("chart-failed");
    state.row.hidden = true;
  }
}

const charts = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  let state = charts.get(parentElement);
  if (!state) {
    state = make(parentElement);
    charts.set(parentElement, state);
    state.figure.addEventListener("keydown", (event) => step(state, event));
    state.figure.addEventListener("blur", () => (state.spoken.textContent = state.point < 0 ? state.spoken.textContent : ""));
    for (const button of state.buttons) button.addEventListener("click", () => take(state, button.dataset.kind));
    state.sized = new ResizeObserver(() => {
      if (state.width !== state.figure.clientWidth) draw(state);
      state.width = state.figure.clientWidth;
    });
    state.sized.observe(state.figure);
    state.themed = new MutationObserver(() => draw(state)); // the classes of the page change with its theme
    state.themed.observe(document.querySelector(".stApp") ?? document.body, { attributes: true, attributeFilter: ["class"] });
  }
  state.data = data;
  state.tell = component.setTriggerValue;
  state.figure.setAttribute("aria-label", data.alt);
  state.figure.setAttribute("aria-description", data.hint);
  for (const button of state.buttons) button.textContent = data.picture[button.dataset.kind];
  state.plot.style.minHeight = `${data.height}px`;
  draw(state);
  return () => {
    state.sized.disconnect();
    state.themed.disconnect();
    charts.delete(parentElement);
    window.Plotly?.purge(state.plot);
    state.figure.remove();
    state.row.remove();
  };
}
