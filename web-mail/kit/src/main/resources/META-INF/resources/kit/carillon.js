// Scripts of every page: navigation without reload, the user's time zone, and protection of what is being typed.
import * as Turbo from "./vendor/turbo.js";
import "./trouble.js";

// Turbo's own progress bar needs an inline style; ours is in carillon.css and depends on aria-busy.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

// A user who navigates before a frame has loaded aborts its request; Turbo reports that as an unhandled rejection, though it was intended.
addEventListener("unhandledrejection", (event) => event.reason?.name === "AbortError" && event.preventDefault());

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  const path = document.querySelector("meta[name=turbo-root]").content;
  document.cookie = `carillon-zone=${zone.replaceAll("/", ".")}; path=${path}; max-age=31536000; samesite=lax`;
}

// A page that refreshes itself must not discard what is typed or chosen. The response to a form may: it says what was wrong with the input,
// or that the form is done.
let answering = false;
document.addEventListener("turbo:before-render", () => (answering = true));
document.addEventListener("turbo:render", () => (answering = false));

document.addEventListener("turbo:before-morph-element", (event) => {
  if (answering) {
    return;
  }
  const element = event.target;
  const field = element.matches("input, textarea, select");
  if (field && (element === document.activeElement || element.type === "checkbox")) {
    event.preventDefault();
  }
  if (element.matches("details[open]")) {
    event.preventDefault();
  }
});

// Two repaints after a frame has loaded, Turbo turns its address into a visit, which cancels any request under way, also the form or link of
// a quick user. The user's request takes precedence; the frame needs nothing more, because its address is in the history.
const { adapter, navigator } = Turbo.session;
const visit = adapter.visitProposedToLocation.bind(adapter);

function isOnItsWay(asked) {
  return ["requesting", "waiting", "receiving", "started"].includes(asked?.state);
}

adapter.visitProposedToLocation = (location, options) => {
  const rendered = options?.willRender === false;
  if (!rendered || !(isOnItsWay(navigator.formSubmission) || isOnItsWay(navigator.currentVisit))) {
    visit(location, options);
  }
};

// Updates the title when only a part of the page changed: screen readers announce it.
document.addEventListener("turbo:frame-load", (event) => {
  const title = event.target.querySelector("[data-title]")?.dataset.title;
  if (title) {
    document.title = title;
  }
});

// Work in progress: the parts of the page that show it are fetched every second until it has ended; only what differs is changed.
let following;

function follow() {
  clearTimeout(following);
  if (document.querySelector("[data-follow=going]")) {
    following = setTimeout(() => lookAgain().catch(console.warn).finally(follow), 1000);
  }
}

async function lookAgain() {
  const shown = location.href;
  const response = await fetch(shown, { headers: { Accept: "text/html", "Carillon-Parts": "going" } });
  if (response.redirected) {
    location.reload(); // the session has ended, and the page says so
    return;
  }
  if (!response.ok || location.href !== shown) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of document.querySelectorAll("[data-follow]")) {
    const now = fresh.getElementById(part.id);
    if (now) {
      Turbo.morphElements(part, now);
    }
  }
}

document.addEventListener("turbo:load", follow);

// Rows of a list are selected one by one or all at once; the actions are disabled while none is selected.
function showChosen(form) {
  const boxes = [...form.querySelectorAll("input[name=sel]")];
  const chosen = boxes.filter((box) => box.checked).length;
  const every = form.querySelector("#every");
  every.checked = chosen > 0 && chosen === boxes.length;
  every.indeterminate = chosen > 0 && chosen < boxes.length;
  every.closest("label").hidden = false;
  form.querySelector("[data-chosen=count]").textContent = chosen > 0 ? form.dataset.choosing.replace("{0}", chosen).replace("{1}", boxes.length) : "";
  form.querySelector("[data-chosen=actions]").disabled = chosen === 0 && !form.querySelector("input[name=all]:checked");
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-choosing]");
  if (form) {
    if (target.id === "every") {
      form.querySelectorAll("input[name=sel]").forEach((box) => (box.checked = target.checked));
    }
    showChosen(form);
  }
});

for (const shown of ["turbo:load", "turbo:render"]) {
  document.addEventListener(shown, () => document.querySelectorAll("form[data-choosing]").forEach(showChosen));
}

// Buttons that need script: copying a part of the page, and printing it.
for (const shown of ["turbo:load", "turbo:render"]) {
  document.addEventListener(shown, () => document.querySelectorAll("[data-scripted]").forEach((one) => (one.hidden = false)));
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("button[data-copies], button[data-prints]");
  if (button?.dataset.copies) {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copies).innerText);
    button.closest("[data-scripted]").querySelector("[role=status]").textContent = button.dataset.done;
  } else if (button) {
    window.print();
  }
});

// The page's autofocus puts the focus on the invalid field of a form (WrongFieldFocus); Turbo scrolls away from it afterwards.
document.addEventListener("turbo:render", () => {
  requestAnimationFrame(() => {
    const wrong = document.querySelector("[autofocus]"); // queried now: a script may have replaced the field
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  });
});

// Keys: the page lists them (org.carillon.web.action.Shortcuts). A motion is the application's own; any other key presses the element with that
// data-key, or puts the focus into it: for all selected rows; else in the row with the focus, which is selected if the element is only above the
// list; else elsewhere on the page. Two keys in sequence are written "g i".
let begun = "";

function isTyping(target) {
  return target.matches("input:not([type=checkbox]), textarea, select") || target.isContentEditable;
}

const SELECTION = "input[name=sel]";

function bearer(keys) {
  const selector = `[data-key="${CSS.escape(keys)}"]`;
  const outside = [...document.querySelectorAll(selector)].filter((one) => !one.closest(".row"));
  const formOf = (one) => one.closest("form");
  const above = outside.find((one) => formOf(one)?.querySelector(SELECTION));
  if (above && formOf(above).querySelector(`${SELECTION}:checked`)) {
    return above;
  }
  const row = document.activeElement.closest?.(".row:not(.open)");
  const own = row?.querySelector(selector);
  const box = row?.querySelector(SELECTION);
  if (own || !above || !box) {
    return own ?? outside.find((one) => !above || formOf(one) !== formOf(above));
  }
  box.click();
  return above;
}

function begins(key) {
  return document.querySelector(`[data-key^="${CSS.escape(key)} "]`);
}

function press(element) {
  if (element.matches("summary")) {
    for (let fold = element.parentElement; fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    return;
  }
  const field = element.dataset.asks ? element.form.elements[element.dataset.asks] : element;
  if (field.matches?.("input, select")) {
    const menu = field.closest("details");
    if (menu) {
      menu.open = true;
    }
    field.focus();
    field.select?.();
  } else {
    element.click();
  }
}

/** Listens to the page's keys; motions has a function for each motion name on the page. */
export function hearKeys(motions) {
  const byKey = new Map();
  for (const word of document.body.dataset.motions.split(" ")) {
    const [name, key] = word.split(":");
    if (motions[name]) {
      byKey.set(key, motions[name]);
    } else {
      console.error(`The key ${key} is told, but nothing is done: ${name}`);
    }
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || isTyping(event.target)) {
      return;
    }
    const isSecond = begun !== "";
    const keys = begun + event.key;
    begun = !isSecond && begins(event.key) ? `${event.key} ` : "";
    if (begun === "") {
      document.dispatchEvent(new Event("carillon:key"));
      const motion = byKey.get(keys);
      const target = motion ? undefined : bearer(keys);
      if (!motion && !target && !isSecond) {
        return;
      }
      motion?.();
      if (target) {
        press(target);
      }
    }
    event.preventDefault();
  });
}

// A cached page shows no menu that was open when the user left; Turbo caches a page also when only its frame changes. The cached page is shown
// until the server's response replaces it. A menu that was opened meanwhile stays open in the response.
let previewed; // the address of the cached page that is shown

document.addEventListener("turbo:before-render", ({ detail }) => detail.newBody.querySelectorAll("details.menu[open]").forEach((menu) => menu.removeAttribute("open")));
document.addEventListener("turbo:render", () => {
  previewed = document.documentElement.hasAttribute("data-turbo-preview") ? navigator.currentVisit?.location.href : undefined;
});
document.addEventListener("turbo:before-render", ({ detail }) => {
  if (!previewed || previewed !== navigator.currentVisit?.location.href) {
    return;
  }
  const fresh = [...detail.newBody.querySelectorAll("details.menu > summary")];
  for (const { textContent } of document.querySelectorAll("details.menu[open] > summary")) {
    fresh.find((one) => one.textContent === textContent)?.parentElement.setAttribute("open", "");
  }
});

// A click elsewhere or Escape closes an open menu.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
