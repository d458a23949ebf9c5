// Scripts of the contacts: search while typing, and form lines that are added and removed. All listeners are on the document, because Turbo
// replaces the page inside it.
import { morphElements } from "../kit/vendor/turbo.js";

let asking; // the form whose response is pending
let isTyped = false; // true if something was typed since the request

/** Searches at once, and again if more was typed until the response came: never more than one request at a time. */
async function find(form) {
  if (asking === form) {
    isTyped = true;
    return;
  }
  asking = form;
  try {
    do {
      isTyped = false;
      await ask(form);
    } while (isTyped && form.isConnected);
  } catch (error) {
    console.warn(error); // network error; the next key press searches again
  } finally {
    if (asking === form) {
      asking = undefined;
    }
  }
}

async function ask(form) {
  const address = new URL(form.action, location.href);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, text]) => text !== ""));
  const headers = { Accept: "text/html", "Carillon-Parts": "list" };
  const response = await fetch(address, { headers });
  if (response.redirected) {
    location.reload(); // the session has ended, and the page says so
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = document.getElementById(form.dataset.typed);
  const now = fresh.getElementById(form.dataset.typed);
  if (found && now && form.isConnected) {
    morphElements(found, now);
    found.closest(".scroll").scrollTop = 0;
    const figures = [document, fresh].map((one) => one.querySelector("#list .title .numbers"));
    if (figures[0] && figures[1]) {
      figures[0].textContent = figures[1].textContent;
    }
    history.replaceState(history.state, "", address);
  }
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-typed]");
  if (form) {
    find(form);
  }
});

// Without script, the same buttons ask the server for one more line.
document.addEventListener("click", (event) => {
  const more = event.target.closest?.("[data-more]");
  const less = event.target.closest?.("[data-less]");
  if (more) {
    event.preventDefault();
    const line = more.previousElementSibling.content.firstElementChild.cloneNode(true);
    const number = `added-${more.parentElement.children.length}`;
    for (const one of line.querySelectorAll("[id], [aria-describedby]")) {
      one.id = one.id.replace("-new", `-${number}`);
      one.setAttribute("aria-describedby", `${one.getAttribute("aria-describedby") ?? ""}`.replace("-new", `-${number}`));
    }
    line.querySelectorAll("[data-scripted]").forEach((one) => (one.hidden = false));
    more.previousElementSibling.before(line);
    line.querySelector("input:not([type=hidden]), textarea").focus();
  } else if (less) {
    // A line whose fields are empty is removed when the form is saved.
    const line = less.closest(".line");
    line.querySelectorAll("input:not([type=hidden]), textarea").forEach((one) => (one.value = ""));
    line.hidden = true;
    line.parentElement.querySelector("[data-more]").focus();
  }
});
