// What script adds to every page: navigation without reload, the reader's time zone, and care for what is being typed.
import * as Turbo from "./vendor/turbo.js";
import "./trouble.js";

// Turbo's own bar wants an inline style; ours is in carillon.css and goes by aria-busy.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

// Whoever goes on before a frame is there ends its request; Turbo lets that be heard as a failure, though the reader wanted it so.
addEventListener("unhandledrejection", (event) => event.reason?.name === "AbortError" && event.preventDefault());

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  const path = document.querySelector("meta[name=turbo-root]").content;
  document.cookie = `carillon-zone=${zone.replaceAll("/", ".")}; path=${path}; max-age=31536000; samesite=lax`;
}

// A page that refreshes itself must not take away what is typed or chosen. The answer to a form is another matter: it says what was wrong
// with what was typed, or that the form is done.
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

// Two repaints after a frame shows its answer, Turbo makes the frame's address a visit, and a visit ends whatever is on its way: also the
// form or link of a reader who was quicker. What the reader asked for goes on; the frame needs nothing more, its address is in the history.
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

// Readers hear what changed when only a part of the page did.
document.addEventListener("turbo:frame-load", (event) => {
  const title = event.target.querySelector("[data-title]")?.dataset.title;
  if (title) {
    document.title = title;
  }
});

// Work that goes on: the parts of the page that show it are fetched anew every second until it has ended, and only what differs is changed.
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
    location.reload(); // the session has ended: the server says so
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

// Rows of a list are chosen one by one or all that are shown at once; what is done with them waits until there is one.
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

// Buttons that only script can do: copying what stands elsewhere on the page, and printing it.
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

// What is wrong in a form that came back has the focus by the page's autofocus (WrongFieldFocus); Turbo scrolls away from it afterwards.
document.addEventListener("turbo:render", () => {
  requestAnimationFrame(() => {
    const wrong = document.querySelector("[autofocus]"); // by now: a script may have put another field in its place
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  });
});

// Keys: the page says which (org.carillon.web.action.Shortcuts). A motion is the application's own; every other key presses what bears it as
// data-key, or begins to fill it in: for all rows that are selected; else in the row that has focus, which is selected for what only stands above
// the list; else elsewhere on the page. Two keys one after the other are written "g i".
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

/** Hears the page's keys; the motions are functions by the names that the page gives them. */
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

// A page out of the cache shows no menu that was open when it was left; it is put there also of a page that stays, whose frame alone is new. It
// stands until the server's answer takes its place. A menu that was opened meanwhile is open in the answer, too.
let previewed; // where that page is

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

// A menu closes by itself.
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
