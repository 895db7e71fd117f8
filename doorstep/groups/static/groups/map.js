// Moves about in a drawn map: drag, pinch, wheel with Ctrl, plus, minus and arrows. Without this file it stands still.
const MOST = 12;
for (const map of document.querySelectorAll("svg[data-map]")) {
  const full = map.viewBox.baseVal;
  const whole = { x: full.x, y: full.y, w: full.width, h: full.height };
  const view = { ...whole };
  const fingers = new Map();
  let moved = 0;

  const show = () => {
    view.w = Math.min(whole.w, Math.max(whole.w / MOST, view.w));
    view.h = (view.w * whole.h) / whole.w;
    view.x = Math.min(whole.x + whole.w - view.w, Math.max(whole.x, view.x));
    view.y = Math.min(whole.y + whole.h - view.h, Math.max(whole.y, view.y));
    map.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
    // Dragging on the whole map scrolls the page; only one that was enlarged is moved about.
    map.classList.toggle("near", view.w < whole.w);
  };
  const at = (x, y) => new DOMPoint(x, y).matrixTransform(map.getScreenCTM().inverse());
  const zoom = (by, x = view.x + view.w / 2, y = view.y + view.h / 2) => {
    const w = Math.min(whole.w, Math.max(whole.w / MOST, view.w / by));
    const share = w / view.w;
    Object.assign(view, { x: x - (x - view.x) * share, y: y - (y - view.y) * share, w });
    show();
  };
  const move = (east, south) => {
    Object.assign(view, { x: view.x + east * view.w, y: view.y + south * view.h });
    show();
  };
  const does = {
    "+": () => zoom(1.6),
    "=": () => zoom(1.6),
    "-": () => zoom(1 / 1.6),
    0: () => zoom(1 / MOST),
    ArrowLeft: () => move(-0.2, 0),
    ArrowRight: () => move(0.2, 0),
    ArrowUp: () => move(0, -0.2),
    ArrowDown: () => move(0, 0.2),
  };

  map.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const here = at(event.clientX, event.clientY);
      zoom(Math.exp(-event.deltaY / 300), here.x, here.y);
    },
    { passive: false },
  );
  map.addEventListener("keydown", (event) => {
    const arrow = event.key.startsWith("Arrow");
    if (event.ctrlKey || event.metaKey || event.altKey || !does[event.key] || (arrow && view.w >= whole.w)) return;
    event.preventDefault();
    does[event.key]();
  });
  map.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    moved = 0;
  });
  map.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [from, to] = [at(before.clientX, before.clientY), at(event.clientX, event.clientY)];
    moved += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    fingers.set(event.pointerId, event);
    if (other) {
      const span = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
      const middle = at((event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
      zoom(span(event) / Math.max(1, span(before)), middle.x, middle.y);
    } else if (view.w < whole.w && moved > 4) {
      map.setPointerCapture(event.pointerId);
      map.classList.add("held");
      move((from.x - to.x) / view.w, (from.y - to.y) / view.h);
    }
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    map.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      map.classList.remove("held");
    });
  }
  // The end of a drag is no press on what lies under it.
  map.addEventListener("click", (event) => moved > 4 && event.preventDefault(), true);
  map.addEventListener("dragstart", (event) => event.preventDefault());

  const lens = map.parentElement.querySelector(".lens");
  if (lens) {
    lens.hidden = false;
    lens.addEventListener("click", (event) => does[event.target.closest("button")?.value]?.());
  }
}
