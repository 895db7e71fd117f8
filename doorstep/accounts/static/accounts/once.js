// A button that is pressed twice sends once: a code is spent by the first, and the second would say that it does not fit.
const AGAIN_AFTER = 5000;
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (sent.has(form)) return event.preventDefault();
  if (event.defaultPrevented) return;
  sent.add(form);
  // What was sent may have been a download, or failed on its way: then the page is still here.
  setTimeout(() => sent.delete(form), AGAIN_AFTER);
});
