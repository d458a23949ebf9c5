// Passkeys and security keys (WebAuthn): passes the page's options to the browser, and its answer to the form.
// The button has data-passkey="create" or "get"; the form has a hidden field "answer" and an element for errors.

const octets = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? [])))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const credentials = (ids) => (ids ?? "").split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: octets(id) }));

/** A challenge is valid for ten minutes; the page may be open for longer. */
const FRESH = 8 * 60 * 1000;
let loaded = Date.now();

async function create({ challenge, host, user, name, known }) {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: octets(challenge),
      rp: { id: host, name: host },
      user: { id: octets(user), name, displayName: name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: credentials(known),
      authenticatorSelection: { residentKey: "preferred", requireResidentKey: false, userVerification: "preferred" },
      attestation: "none",
    },
  });
  const { clientDataJSON, attestationObject } = made.response;
  const transports = made.response.getTransports?.().join(",") ?? "";
  return [text(clientDataJSON), text(attestationObject), text(new TextEncoder().encode(transports))].join(".");
}

async function get({ challenge, host, allowed, verification }) {
  const shown = await navigator.credentials.get({
    publicKey: { challenge: octets(challenge), rpId: host, allowCredentials: credentials(allowed), userVerification: verification },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response;
  return [shown.rawId, clientDataJSON, authenticatorData, signature, userHandle].map(text).join(".");
}

/** The button needs script, so it is created here if the page has only a placeholder. */
function place(at) {
  const button = document.createElement("button");
  button.className = "button";
  button.name = button.id = at.id;
  button.value = "1";
  Object.assign(button.dataset, at.dataset);
  button.append(...at.childNodes, at.dataset.label);
  at.replaceWith(button);
}
document.querySelectorAll("span[data-passkey]").forEach(place);

/** Asks the page for a new challenge, if it can give one. */
async function refresh(button) {
  if (Date.now() - loaded < FRESH || !("again" in button.dataset)) {
    return;
  }
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(button.id);
  if (fresh) {
    Object.assign(button.dataset, fresh.dataset);
    button.form.elements.note.value = fresh.closest("form").elements.note.value;
    loaded = Date.now();
  }
}

async function ask(button) {
  const said = button.form.querySelector("[data-passkey-said]");
  said.hidden = true;
  button.disabled = true;
  try {
    await refresh(button);
    button.form.elements.answer.value = await (button.dataset.passkey === "create" ? create : get)(button.dataset);
    button.disabled = false;
    button.form.requestSubmit(button);
  } catch (problem) {
    button.disabled = false;
    said.textContent = problem.name === "InvalidStateError" ? button.dataset.twice : button.dataset.failed;
    said.hidden = false;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-passkey]");
  if (!button) {
    return;
  }
  event.preventDefault();
  if (window.PublicKeyCredential) {
    ask(button);
  } else {
    const said = button.form.querySelector("[data-passkey-said]");
    said.textContent = button.dataset.unable;
    said.hidden = false;
  }
});
