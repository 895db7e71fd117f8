// Opens <dialog> elements over the page; without this file their links show them as sections of it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("a[data-opens]");
  const dialog = opener && document.querySelector(opener.hash);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  const closer = event.target.closest("dialog[open] [data-closes]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});
