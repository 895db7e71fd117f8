// j and k step down and up a list; without this file the tab key does.
document.addEventListener("keydown", (event) => {
  const list = document.querySelector("[data-steps]");
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  const by = { j: 1, k: -1 }[event.key];
  if (!list || writing || !by || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const links = [...list.querySelectorAll(":scope > li")].map((line) => line.querySelector("a"));
  const here = links.findIndex((link) => link.closest("li").contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by;
  links[Math.max(0, Math.min(next, links.length - 1))]?.focus();
});
