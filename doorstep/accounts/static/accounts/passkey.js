// Shows the buttons for passkeys where the browser has them, and carries what it says into the form beside them.
// Passkeys hold for a name: at an address of numbers there are none.
const hasThem = window.PublicKeyCredential && !/^[\d.:[\]]+$/.test(location.hostname);

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

const readers = {
  get: (said) => ({
    ...said,
    challenge: toBytes(said.challenge),
    allowCredentials: (said.allowCredentials ?? []).map((each) => ({ ...each, id: toBytes(each.id) })),
  }),
  create: (said) => ({
    ...said,
    challenge: toBytes(said.challenge),
    user: { ...said.user, id: toBytes(said.user.id) },
    excludeCredentials: (said.excludeCredentials ?? []).map((each) => ({ ...each, id: toBytes(each.id) })),
  }),
};

const told = (credential) => {
  const response = { clientDataJSON: toText(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId), type: credential.type, response });
};

const carry = async (form) => {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const answer = await fetch(form.dataset.options, { method: "POST", headers, redirect: "manual" });
  // Led elsewhere: it is too long ago that they showed who they are, and the page itself asks for that.
  if (answer.type === "opaqueredirect") return location.reload();
  const verb = form.dataset.passkey;
  const publicKey = readers[verb](await answer.json());
  form.elements.said.value = told(await navigator.credentials[verb]({ publicKey }));
  form.submit();
};

for (const words of document.querySelectorAll("[data-without]")) words.hidden = hasThem;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button");
  const failed = form.querySelector("[data-failed]");
  form.hidden = !hasThem;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = failed.hidden = true;
    carry(form).catch(() => {
      button.disabled = failed.hidden = false;
    });
  });
}
