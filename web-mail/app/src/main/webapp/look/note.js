// Saves a note while it is being written. All listeners are on the document, because Turbo replaces the page inside it.
const REST = 1500;
let waiting = 0;
let isKeeping = false;
let typed = 0;

function say(form, word, text = "") {
  const line = form.querySelector("#kept");
  line.textContent = text || line.dataset[word] || "";
}

/** Sends what is written so far; the response is the page with the note's new version. */
async function keep(form) {
  clearTimeout(waiting);
  waiting = 0;
  if (isKeeping || !form.isConnected || form.elements.text.value.trim() === "") {
    return;
  }
  isKeeping = true;
  const seen = typed;
  const body = new URLSearchParams(new FormData(form));
  body.set("keep", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("note-form");
    const wrong = page.querySelector('.banner.bad[role="alert"]');
    if (wrong || !now || !answer.ok) {
      say(form, "failed", wrong?.textContent.trim());
      form.dataset.stuck = "1";
      return;
    }
    for (const field of now.querySelectorAll('input[type="hidden"]')) {
      const own = form.elements[field.name];
      if (own instanceof HTMLInputElement) {
        own.value = field.value;
      }
    }
    if (answer.redirected) {
      form.action = now.action;
      history.replaceState(history.state, "", answer.url);
    }
    say(form, "saved");
  } catch {
    say(form, "failed");
  } finally {
    isKeeping = false;
    if (typed !== seen && !form.dataset.stuck) {
      later(form);
    }
  }
}

function later(form) {
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(form), REST);
}

for (const event of ["input", "change"]) {
  document.addEventListener(event, ({ target }) => {
    const form = target.form;
    if (form?.id === "note-form" && !form.dataset.stuck) {
      typed++;
      say(form, "");
      later(form);
    }
  });
}

// A note that a button submits is not sent a second time.
document.addEventListener("submit", ({ target }) => {
  if (target.id === "note-form") {
    clearTimeout(waiting);
    waiting = 0;
  }
});

// Sends what was typed when the user leaves the page.
for (const event of ["turbo:before-visit", "pagehide"]) {
  addEventListener(event, () => {
    const form = document.getElementById("note-form");
    if (waiting && form) {
      clearTimeout(waiting);
      waiting = 0;
      const body = new URLSearchParams(new FormData(form));
      body.set("keep", "1");
      if (form.elements.text.value.trim() !== "" && !form.dataset.stuck) {
        fetch(form.action, { method: "POST", body, keepalive: true }).catch(() => {});
      }
    }
  });
}
