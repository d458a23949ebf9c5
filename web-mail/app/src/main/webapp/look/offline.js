// Reading and filing mail offline: the newest messages of the inbox are kept in this browser, and actions on messages are queued and
// carried out in order when the server answers again.
import { account, chosen } from "./device.js";
import { visit } from "../kit/vendor/turbo.js";
import { isLetter, keepLetter, letterIn, sendLetter, WRITING } from "./outbox.js";

const MOST_MESSAGES = 40;
const MOST_ACTIONS = 500;
const GOING = ["archive", "delete", "junk", "not-junk", "move"]; // MessageAction: the actions that remove a message from its folder
const WORKER = new URL("./worker.js", import.meta.url);

export function mail() {
  return caches.open(`mail:${account()}`);
}

function words() {
  return document.getElementById("offline").dataset;
}

/** Keeps the newest messages from now on. */
export async function keepMail() {
  await navigator.serviceWorker.register(WORKER, { scope: document.querySelector("meta[name=turbo-root]").content });
  await navigator.serviceWorker.ready;
  await keep();
}

/** Deletes everything kept, and unregisters the worker unless push needs it. */
export async function forgetMail() {
  await caches.delete(`mail:${account()}`);
  for (const name of (await caches.keys()).filter((one) => one.startsWith("files:"))) {
    await caches.delete(name);
  }
  const registration = await navigator.serviceWorker.getRegistration();
  if (!(await registration?.pushManager?.getSubscription())) {
    await registration?.unregister();
  }
}

// ---- Keeping: one tab at a time, and only what is not kept yet.

function keep() {
  return navigator.locks.request("carillon-keep", { ifAvailable: true }, async (lock) => {
    if (lock && chosen().keep) {
      await keepFiles();
      await keepMessages();
    }
  });
}

async function keepFiles() {
  const version = /\/@([0-9a-z]+)\//.exec(WORKER.pathname)?.[1];
  const cache = await caches.open(`files:${version}`);
  const loaded = performance.getEntriesByType("resource").map((one) => one.name.replace(/#.*/, ""));
  const sheets = [...document.querySelectorAll("use, link[rel=stylesheet], link[rel=icon]")].map((one) => new URL(one.getAttribute("href"), location.href).href.replace(/#.*/, ""));
  const writing = WRITING.map((file) => new URL(file, WORKER).href);
  for (const address of new Set([...loaded, ...sheets, ...writing])) {
    if (address.startsWith(location.origin) && /\/@|\/jakarta\.faces\.resource\//.test(address) && !(await cache.match(address))) {
      await cache.add(address).catch(console.warn);
    }
  }
}

export async function ask(address, headers = {}) {
  const response = await fetch(address, { headers: { Accept: "text/html", "Carillon-Keep": "1", ...headers } });
  if (!response.ok || response.redirected) {
    throw new Error(`Not kept: ${address}`);
  }
  return response.text();
}

function page(text) {
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function keepMessages() {
  const inbox = document.querySelector(".side .places a")?.href;
  if (!inbox) {
    return;
  }
  const cache = await mail();
  const folder = new URL(inbox).searchParams.get("f");
  const text = await ask(inbox);
  await cache.put(`/list?f=${encodeURIComponent(folder)}`, page(text));
  await cache.put("/list?f=", page(text));
  await cache.put("/none", page(`<turbo-frame id="reading"><p class="empty">${words().none}</p></turbo-frame>`));
  await keepWriting(cache);
  const list = new DOMParser().parseFromString(text, "text/html");
  const wanted = new Set();
  for (const link of [...list.querySelectorAll("#rows > li > a")].slice(0, MOST_MESSAGES)) {
    const address = new URL(link.getAttribute("href"), inbox);
    const key = `/message?f=${encodeURIComponent(folder)}&m=${address.searchParams.get("m")}`;
    wanted.add(key);
    if (!(await cache.match(key))) {
      await keepMessage(cache, key, address);
    }
  }
  for (const old of await cache.keys()) {
    const key = new URL(old.url);
    if (key.pathname === "/message" && !wanted.has(key.pathname + key.search)) {
      await cache.delete(old);
    }
  }
}

// Keeps the empty page for writing, with its own policy; each message that is written on it gets its own key.
async function keepWriting(cache) {
  for (const path of ["write", "editor"]) {
    const had = await (await cache.match(`/${path}`))?.text();
    if (had?.includes(/\/@[0-9a-z]+\//.exec(WORKER.pathname)?.[0])) {
      continue;
    }
    const response = await fetch(path, { headers: { Accept: "text/html", "Carillon-Keep": "1" } });
    if (response.ok && !response.redirected) {
      const text = (await response.text()).replace(/(name="key" value=")[^"]*/, "$1");
      await cache.put(`/${path}`, new Response(text, { headers: response.headers }));
    }
  }
}

async function keepMessage(cache, key, address) {
  const frame = await ask(address, { "Turbo-Frame": "reading" });
  for (const body of new DOMParser().parseFromString(frame, "text/html").querySelectorAll(".letter iframe")) {
    const own = new URL(body.getAttribute("src"), address);
    const response = await fetch(own, { headers: { "Carillon-Keep": "1" } });
    if (response.ok && !response.redirected) {
      await cache.put(own, response);
    }
  }
  await cache.put(key, page(frame));
}

let keeping;

function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(() => keep().catch(console.warn), 2000);
}

// ---- The queue of actions.

async function queued() {
  return (await (await mail()).match("/queue"))?.json() ?? [];
}

async function put(queue) {
  const cache = await mail();
  await (queue.length > 0 ? cache.put("/queue", new Response(JSON.stringify(queue))) : cache.delete("/queue"));
}

function change(by) {
  return navigator.locks.request(`carillon-queue:${account()}`, async () => put(await by(await queued())));
}

function say(text) {
  const banner = document.getElementById("offline");
  banner.hidden = text === "";
  banner.textContent = text;
}

const LOOK_AGAIN = 15_000;

let isAway = false;
let looking;
let submitted;
let written;

function waiting(queue) {
  const letters = queue.filter(({ letter }) => letter).length;
  return letters > 0 ? words().waiting.replace("{0}", letters) : "";
}

function lost() {
  isAway = true;
  say(words().said);
  tellWaiting().catch(console.warn);
  clearTimeout(looking);
  looking = setTimeout(look, LOOK_AGAIN); // no event may tell that only a single request failed
}

/** Shows the number of messages that are not sent yet. */
async function tellWaiting() {
  const letters = waiting(await queued());
  if (letters || isAway) {
    say(`${isAway ? words().said : ""} ${letters}`.trim());
  }
}

async function look() {
  try {
    await fetch("news", { headers: { Accept: "application/json" } });
    await back();
  } catch {
    lost();
  }
}

async function back() {
  isAway = false;
  say(waiting(await queued()));
  await carryOut();
}

// A row whose message is filed leaves the list at once, also on a kept page that still has it.
function showDone({ fields }) {
  const action = fields.find(([name]) => [...GOING, "read", "unread"].includes(name))?.[0];
  const uids = fields.filter(([name, value]) => (name === "sel" || name === action) && /^\d+$/.test(value)).map(([, value]) => value);
  for (const row of uids.map((uid) => document.getElementById(`m${uid}`)).filter(Boolean)) {
    if (GOING.includes(action)) {
      row.remove();
    } else {
      row.classList.toggle("unread", action === "unread");
    }
  }
}

function note(form, submitter) {
  const asked = submitter?.hasAttribute("formaction") ? [...new URL(submitter.formAction).searchParams] : []; // the parameters of a menu's choice
  const all = [...asked, ...new FormData(form, submitter)].filter(([, value]) => typeof value === "string");
  const own = submitter?.name && all.some(([name, value]) => name === submitter.name && /^\d+$/.test(value));
  const fields = all.filter(([name]) => name !== "token" && !(own && name === "sel")); // a row's own button acts on that row alone
  return { id: crypto.randomUUID(), fields };
}

// Queues an action; if the queue is full, the action is dropped and the banner says so.
async function later(action) {
  let isKept = true;
  await change((queue) => {
    const others = action.letter ? queue.filter(({ letter }) => letter !== action.letter) : queue;
    isKept = others.length < MOST_ACTIONS;
    return isKept ? [...others, action] : queue;
  });
  if (isKept) {
    showDone(action);
    await tellWaiting();
  } else {
    say(words().full);
  }
  return isKept;
}

async function laterLetter(letter) {
  const kept = await keepLetter(letter).catch(console.warn); // there may be no space for its files
  if (!kept || !(await later({ id: crypto.randomUUID(), fields: [], letter: kept }))) {
    say(words().full);
    return;
  }
  document.dispatchEvent(new Event("carillon:kept"));
  visit("mail", { action: "replace" });
}

function isOurs(form) {
  return new URL(form.action).pathname.endsWith("/mail") && form.id !== "notice";
}

document.addEventListener(
  "submit",
  (event) => {
    submitted = undefined;
    written = undefined;
    if (event.target.method !== "post" || !isOurs(event.target) || !event.submitter || !chosen().keep) {
      return;
    }
    submitted = note(event.target, event.submitter);
    if (isAway) {
      event.preventDefault();
      event.stopImmediatePropagation();
      later(submitted).catch(console.warn);
    }
  },
  { capture: true },
);

// After the page's own questions, and before Turbo sends the form.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !chosen().keep || !isLetter(event.target, event.submitter)) {
    return;
  }
  written = letterIn(event.target, event.submitter);
  if (isAway) {
    event.preventDefault();
    laterLetter(written).catch(console.warn);
  }
});

document.addEventListener("turbo:fetch-request-error", (event) => {
  event.preventDefault();
  lost();
  event.detail.isKept = Boolean((written && event.target.id === "letter") || (submitted && event.target.matches?.("form")));
  if (written && event.target.id === "letter") {
    laterLetter(written).catch(console.warn); // it may have been sent: because of its key it is sent only once
    written = undefined;
  }
  if (submitted && event.target.matches?.("form")) {
    later(submitted).catch(console.warn);
    submitted = undefined;
  }
});

// Carries out the queue in order, each action once: an action is removed before the next one begins. Repeating an action by UID, after its
// response was lost, changes nothing: a UID is never reused.
async function carryOut() {
  let failed = 0;
  let unsent = 0;
  let done = 0;
  await change(async (queue) => {
    const left = [...queue];
    while (left.length > 0) {
      const worked = await carry(left[0]);
      if (worked === undefined) {
        break; // the server is unreachable again, or requires a sign-in first
      }
      failed += worked || left[0].letter ? 0 : 1;
      unsent += !worked && left[0].letter ? 1 : 0;
      done += 1;
      left.shift();
      await put(left);
    }
    return left;
  });
  const trouble = [failed > 0 ? words().failed : "", unsent > 0 ? words().unsent : "", waiting(await queued())].filter(Boolean).join(" ");
  if (done > 0) {
    document.addEventListener("turbo:load", () => say(trouble), { once: true });
    visit(location.href, { action: "replace" });
  } else {
    say(isAway ? `${words().said} ${trouble}`.trim() : trouble);
  }
}

async function carry({ fields, read, letter }) {
  try {
    if (letter) {
      return await sendLetter(letter);
    }
    if (read) {
      return (await fetch(read, { headers: { Accept: "text/html", "Turbo-Frame": "reading" } })).ok;
    }
    const folder = fields.find(([name]) => name === "f")?.[1] ?? "";
    const fresh = new DOMParser().parseFromString(await ask(`mail?f=${encodeURIComponent(folder)}`), "text/html");
    const token = fresh.querySelector("#list-form input[name=token]")?.value;
    if (!token) {
      return undefined;
    }
    const body = new URLSearchParams([...fields.filter(([name]) => name !== "open"), ["token", token]]);
    const response = await fetch("mail", { method: "POST", body, headers: { Accept: "text/html", "Carillon-Keep": "1" } });
    return response.status >= 500 ? undefined : response.ok;
  } catch {
    return undefined;
  }
}

// A message that was opened offline is marked as read later.
document.addEventListener("turbo:frame-load", ({ target }) => {
  if (isAway && target.querySelector(".letter")) {
    later({ id: crypto.randomUUID(), fields: [], read: location.href }).catch(console.warn);
  }
});

// ---- Checks whether the server answers.

document.addEventListener("carillon:lost", () => look());
document.addEventListener("carillon:back", () => back().catch(console.warn));
addEventListener("offline", lost);
addEventListener("online", () => look());

async function begin() {
  if (!chosen().keep || !("serviceWorker" in navigator) || !document.getElementById("offline")) {
    return;
  }
  if (isAway) {
    lost();
    (await queued()).forEach(showDone);
  } else {
    await tellWaiting();
  }
}

for (const shown of ["turbo:load", "carillon:refreshed"]) {
  document.addEventListener(shown, () => {
    begin().catch(console.warn);
    if (!isAway) {
      keepSoon();
    }
  });
}

if (chosen().keep && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(WORKER, { scope: document.querySelector("meta[name=turbo-root]").content }).catch(console.warn);
  look().then(begin).catch(console.warn);
  keepSoon();
}
