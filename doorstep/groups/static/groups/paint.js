// Paints a patch: drag over the hexagons, and each becomes like the first. Without this file each is tapped alone.
const board = document.querySelector("svg[data-board]");
const pane = board?.parentElement;
// The place that was asked for is the middle; a phone shows a part only.
pane?.scrollTo((pane.scrollWidth - pane.clientWidth) / 2, (pane.scrollHeight - pane.clientHeight) / 2);
let paints = null;
const box = (event) =>
  document.elementFromPoint(event.clientX, event.clientY)?.closest(".pick > g")?.querySelector("input");
board?.addEventListener("pointerdown", (event) => {
  const first = box(event);
  // A finger scrolls the map; a mouse or a pen paints.
  if (first && event.button === 0 && event.pointerType !== "touch") paints = !first.checked;
});
board?.addEventListener("pointermove", (event) => {
  const over = paints === null ? null : box(event);
  if (over && event.buttons) over.checked = paints;
});
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => (paints = null)));
// The press that ends a drag on its first hexagon would turn that one back.
board?.addEventListener("click", (event) => {
  const input = event.target.closest("input");
  if (input && paints !== null && event.detail) input.checked = paints;
});
