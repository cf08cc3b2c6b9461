// A drawing to take away: in the light palette on white, with title, source and edition written in the picture.
// Stands before chart.js in the same module and uses its colored() and fitted().

const PICTURE = { width: 1200, scale: 1.5, edge: 28, letters: "Arial, Helvetica, sans-serif" };
const INNER = PICTURE.width / PICTURE.scale - 2 * PICTURE.edge;

// The picture as SVG, and its height in pixels. A picture has no web fonts: it is measured with the letters it will have.
async function picture(library, data) {
  const { title, subtitle, foot } = data.picture;
  const light = data.palettes.light;
  const figure = JSON.parse(
    JSON.stringify(colored(data.figure, light)).replaceAll("Source Sans, sans-serif", PICTURE.letters)
  );
  const layout = fitted(figure.layout, INNER, data.height);
  const drawn = await library.toImage(
    { data: figure.data, layout, config: { staticPlot: true } },
    { format: "svg", width: INNER, height: layout.height, imageDataOnly: true }
  );
  const head = [...broad(title, 20, "bold", light.ink), ...broad(subtitle, 13, "normal", light.muted)];
  const feet = foot.flatMap((line) => broad(line, 11, "normal", light.muted));
  const top = PICTURE.edge + tall(head) + 10;
  const bottom = top + layout.height + 8;
  const height = bottom + tall(feet) + PICTURE.edge - 6;
  const parts = [
    `<title>${escaped(title)}</title><desc>${escaped(data.alt)}</desc>`,
    `<rect width="100%" height="100%" fill="${light.paper}"/>`,
    lettering(head, PICTURE.edge),
    drawn.replace("<svg ", `<svg x="${PICTURE.edge}" y="${top}" `),
    lettering(feet, bottom),
  ];
  const size = `width="${PICTURE.width}" height="${Math.round(height * PICTURE.scale)}"`;
  const box = `viewBox="0 0 ${PICTURE.width / PICTURE.scale} ${height}"`;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} ${box}>${parts.join("")}</svg>`,
    height: Math.round(height * PICTURE.scale),
  };
}

// A text in as many lines as the width of the picture needs.
function broad(text, size, weight, color) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${PICTURE.letters}`;
  const lines = [];
  for (const word of (text ?? "").split(" ").filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= INNER) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({ line, size, weight, color }));
}

function tall(lines) {
  return lines.reduce((sum, { size }) => sum + size * 1.4, 0);
}

function lettering(lines, top) {
  let y = top;
  return lines
    .map(({ line, size, weight, color }) => {
      y += size * 1.4;
      const look = `font-family="${PICTURE.letters}" font-size="${size}" font-weight="${weight}" fill="${color}"`;
      return `<text x="${PICTURE.edge}" y="${y - size * 0.35}" ${look}>${escaped(line)}</text>`;
    })
    .join("");
}

function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(text ?? "").replace(/[&<>"]/g, (sign) => signs[sign]);
}

// The same picture in points, painted by the browser.
async function painted(svg, height) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = PICTURE.width;
    canvas.height = height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png")
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function take(state, kind) {
  const { data } = state;
  if (state.taking) return;
  state.taking = true;
  state.taken.textContent = "";
  try {
    const { svg, height } = await picture(await plotly(data.library), data);
    const blob = kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await painted(svg, height);
    save(blob, `${data.picture.file}.${kind}`);
    state.taken.textContent = data.picture.done;
  } catch {
    state.taken.textContent = data.picture.failed;
  } finally {
    state.taking = false;
  }
}

// The buttons below a drawing.
function takers(parent, kinds) {
  const row = document.createElement("div");
  row.className = "chart-take";
  const buttons = kinds.map((kind) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.kind = kind;
    return button;
  });
  const taken = document.createElement("span");
  taken.setAttribute("role", "status");
  row.append(taken, ...buttons);
  parent.append(row);
  return { row, buttons, taken };
}
