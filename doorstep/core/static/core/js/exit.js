// Leaves by the link, or by Shift thrice in five seconds: covers the page, then puts another in its place.
{
  const page = document.documentElement;
  const [link, hint, status] = document.querySelector(".exit").children;
  const [{ type }] = performance.getEntriesByType("navigation");
  let shifts = [];
  const leave = (event) => {
    page.hidden = true;
    document.title = link.host;
    event?.preventDefault();
    location.replace(link);
    sessionStorage.left = 1;
  };
  onkeydown = ({ key, repeat, timeStamp: now }) => {
    if (repeat) return;
    shifts = key === "Shift" ? [...shifts, now].filter((at) => now - at < 5e3) : [];
    status.textContent = shifts[1] ? status.dataset.once : "";
    if (shifts[2]) leave();
  };
  onpageshow = ({ persisted }) => {
    page.hidden ||= persisted;
    if (persisted) location.reload();
  };
  link.onclick = leave;
  hint.hidden = false;
  // Back: out again.
  if (type === "navigate") delete sessionStorage.left;
  else if (sessionStorage.left) leave();
}
