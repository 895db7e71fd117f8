// "Use where I am": asks the device only when pressed, and rounds to about 100 metres before anything is sent.
const row = document.querySelector("[data-where-i-am]");
if (row && "geolocation" in navigator) {
  const [button, words] = [row.querySelector("button"), row.querySelector("[role=status]")];
  row.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(3)).join(",");
        location.assign(`${row.dataset.action}?at=${at}`);
      },
      () => {
        button.disabled = false;
        words.textContent = row.dataset.no;
      },
      { maximumAge: 600000, timeout: 15000 },
    );
  });
}
