// The address of the view: shown in a field, and copied by a button. What a choice changed on the page is said here too.

function make(parent) {
  const row = document.createElement("div");
  row.className = "link-row";
  const label = document.createElement("label");
  const name = document.createElement("span");
  const field = document.createElement("input");
  field.type = "text";
  field.readOnly = true;
  const button = document.createElement("button");
  button.type = "button";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const changed = document.createElement("span");
  changed.setAttribute("role", "status");
  changed.className = "chart-spoken";
  label.append(name, field);
  row.append(label, button, said, changed);
  parent.append(row);
  return { row, name, field, button, said, changed };
}

// The address changes without a word to us, so it is read whenever somebody may look at it.
function read(state) {
  if (state.field.value !== window.location.href) state.field.value = window.location.href;
}

// What the page says, once it has come to rest: its answer, and what its charts say.
function told() {
  if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return null;
  const charts = [...document.querySelectorAll(".chart[data-drawn]")].map((each) => each.getAttribute("aria-label"));
  return { answer: document.querySelector(".st-key-answer")?.innerText.trim() ?? "", charts: charts.join("\n") };
}

// A reader who sees nothing hears what a choice has changed: the new answer, or that the charts are others now.
function announce(state) {
  const now = told();
  if (!now) return;
  const before = state.told;
  state.told = now;
  if (!before || (now.answer === before.answer && now.charts === before.charts)) return;
  state.said.textContent = "";
  state.changed.textContent = now.answer !== before.answer ? `${state.data.updated} ${now.answer}` : state.data.updated;
}

async function copy(state) {
  read(state);
  state.said.textContent = "";
  try {
    await navigator.clipboard.writeText(state.field.value);
    state.said.textContent = state.data.copied;
  } catch {
    // Without a secure address there is no clipboard: the older way, else the reader's own keys.
    state.field.select();
    state.said.textContent = document.execCommand("copy") ? state.data.copied : state.data.byHand;
  }
}

const links = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  let state = links.get(parentElement);
  if (!state) {
    state = make(parentElement);
    links.set(parentElement, state);
    state.button.addEventListener("click", () => copy(state));
    state.field.addEventListener("focus", () => {
      read(state);
      state.field.select();
    });
    state.reading = setInterval(() => {
      read(state);
      announce(state);
    }, 1000);
  }
  if (JSON.stringify(data) !== JSON.stringify(state.data)) state.said.textContent = "";
  state.data = data;
  state.name.textContent = data.label;
  state.button.textContent = data.button;
  read(state);
  return () => {
    clearInterval(state.reading);
    links.delete(parentElement);
    state.row.remove();
  };
}
