// Scripts of the whole webmail: keys, the live connection, and the marking of the open row.
import { hearKeys } from "../kit/carillon.js";
import "./choices.js";
import "./event-times.js";
import { refresh } from "./list.js";

// ---- Live connection: the server announces changes.

let socket;
let wait = 1000;
let waiting;

// The close code of an ended session: policy violation. The next request leads to the sign-in page; typed text stays until then.
const SIGNED_OUT = 1008;
let isSignedOut = false;

function connect() {
  const live = document.querySelector("[data-live]")?.dataset.live ?? document.querySelector("[data-hears]")?.dataset.hears;
  if (!live || socket || isSignedOut) {
    return;
  }
  const address = new URL(live, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  socket = new WebSocket(address);
  socket.addEventListener("message", hinted);
  socket.addEventListener("open", () => {
    wait = 1000;
    document.documentElement.dataset.connected = "yes";
    document.dispatchEvent(new Event("carillon:back"));
    hinted(); // changes were not announced while there was no connection
  });
  socket.addEventListener("close", ({ code }) => {
    socket = undefined;
    isSignedOut = code === SIGNED_OUT;
    delete document.documentElement.dataset.connected;
    document.dispatchEvent(new Event("carillon:lost"));
    clearTimeout(waiting);
    waiting = setTimeout(connect, wait);
    wait = Math.min(wait * 2, 60_000);
  });
}

// One refresh at a time, and one more if a hint came meanwhile: an older response never follows a newer one.
let hints = 0;

async function hinted() {
  document.dispatchEvent(new Event("carillon:hint"));
  hints += 1;
  if (hints > 1) {
    return;
  }
  for (let seen = 0; seen < hints; ) {
    seen = hints;
    await refresh().catch(console.warn);
    if (device?.chosen().notify) {
      await import("./news.js").then(({ tell }) => tell()).catch(console.warn);
    }
  }
  hints = 0;
}

document.addEventListener("turbo:load", () => {
  isSignedOut = false;
  connect();
});

// Reconnects at once when the computer wakes up or is online again.
function connectNow() {
  wait = 1000;
  connect();
}

addEventListener("online", connectNow);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && connectNow());

// ---- The module of the browser's own settings is loaded only if the account chose one of them.

let device;

document.addEventListener("turbo:load", async () => {
  const hasChosen = localStorage.getItem(`carillon-device:${document.body.dataset.account}`);
  if (hasChosen || document.getElementById("device")) {
    device ??= await import("./device.js");
    if (device.chosen().keep) {
      await import("./offline.js");
    }
  }
});

// Deletes what another account kept in this browser.
document.addEventListener(
  "turbo:load",
  async () => {
    for (const name of (await globalThis.caches?.keys()) ?? []) {
      if (name.startsWith("mail:") && name !== `mail:${document.body.dataset.account}`) {
        await caches.delete(name);
      }
    }
  },
  { once: true },
);

// ---- The number of unread messages in the inbox is shown in the title and on the installed application's icon.

function showUnread() {
  const inbox = document.querySelector(".side .places a"); // the first place is the inbox, see Folders
  if (!inbox) {
    return;
  }
  const unread = Number(inbox.querySelector(".count")?.dataset.count ?? 0);
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = unread > 0 ? `(${unread}) ${title}` : title;
  (unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.())?.catch(() => {}); // a browser may refuse that
}

for (const shown of ["turbo:load", "turbo:frame-load", "carillon:refreshed"]) {
  document.addEventListener(shown, showUnread);
}

// ---- The open row: the list stays as it is when only the reading pane changes.

function showOpen() {
  const letter = document.querySelector("#reading .letter");
  for (const row of document.querySelectorAll(".row.open")) {
    row.classList.remove("open");
    row.querySelector("a").removeAttribute("aria-current");
  }
  const { uid, folder } = letter?.dataset ?? {};
  for (const field of document.querySelectorAll("#list-form .open-now")) {
    field.value = uid ?? "";
  }
  const row = letter && (document.getElementById(`m${uid}`) ?? document.getElementById(`m${folder}-${uid}`));
  if (row) {
    row.classList.add("open");
    row.classList.remove("unread");
    row.querySelector("a").setAttribute("aria-current", "true");
  }
}

document.addEventListener("carillon:refreshed", showOpen);

function isPhone() {
  return matchMedia("(max-width: 719px)").matches;
}

document.addEventListener("turbo:frame-load", (event) => {
  showOpen();
  if (event.target.id === "reading") {
    import("./ahead.js");
  }
  if (isPhone()) {
    event.target.querySelector(".letter h1")?.focus({ preventScroll: true });
  }
});

// ---- A message's own HTML is shown in full height, and no wider than the pane: it scrolls with the page, and is printed whole. No script
// runs in its frame, but this page may inspect it. A message that would become too small to read scrolls sideways within its frame.

const PAPER = 700; // px, about the width of a sheet of paper
const LEAST = 0.55; // the smallest scale; at this one, the usual 640 px fit a phone
const READABLE = 0.65; // the scale of wider messages, which scroll anyway

function fit(frame, paper) {
  const root = frame.contentDocument?.documentElement;
  const body = root?.querySelector("body");
  if (!body) {
    return;
  }
  frame.classList.add("fitted");
  body.style.setProperty("overflow", "visible", "important"); // otherwise it could not be scrolled
  frame.style.inlineSize = paper ? `${paper}px` : "";
  root.style.zoom = "";
  frame.style.blockSize = "0";
  const room = root.clientWidth;
  const scale = room / Math.max(root.scrollWidth, body.scrollWidth);
  const fitting = paper || scale >= LEAST ? scale : READABLE;
  const zoom = scale > room / (room + 1) ? 1 : fitting;
  root.style.zoom = zoom === 1 ? "" : zoom;
  const margin = Number.parseFloat(frame.contentWindow.getComputedStyle(body).marginBottom) || 0;
  const high = Math.max(root.getBoundingClientRect().height, body.getBoundingClientRect().bottom + margin * zoom, body.scrollHeight * zoom);
  const inside = frame.contentWindow;
  const bar = inside.innerHeight - inside.visualViewport.height; // height of the horizontal scrollbar, if there is one
  frame.style.blockSize = `${Math.ceil(high + bar) + 1}px`;
}

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const wide = Math.round(target.getBoundingClientRect().width);
    if (target.dataset.wide !== String(wide)) {
      target.dataset.wide = wide;
      fit(target);
    }
  }
});

function fitLetters() {
  for (const frame of document.querySelectorAll(".letter iframe:not([data-watched])")) {
    frame.dataset.watched = "yes";
    const ready = () => {
      fit(frame);
      frame.contentDocument?.addEventListener("toggle", () => fit(frame), { capture: true }); // quoted text was opened
      for (const picture of frame.contentDocument?.images ?? []) {
        picture.addEventListener("load", () => fit(frame));
      }
    };
    frame.addEventListener("load", ready);
    if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") {
      ready();
    }
    resized.observe(frame);
  }
}

document.addEventListener("turbo:load", fitLetters);
document.addEventListener("turbo:frame-load", fitLetters);
addEventListener("beforeprint", () => document.querySelectorAll("iframe.fitted").forEach((frame) => fit(frame, PAPER)));
addEventListener("afterprint", () => document.querySelectorAll("iframe.fitted").forEach((frame) => fit(frame)));

// ---- If an action removes a row, the row that takes its place gets the focus, so that the next key acts on it. On a phone, where the list is
// not beside the message, the list is shown again.

let focusNext;

document.addEventListener(
  "submit",
  (event) => {
    const row = event.submitter?.closest(".row");
    const beside = row?.nextElementSibling ?? row?.previousElementSibling;
    focusNext = beside?.id;
    const then = event.target.elements?.then;
    if (then && isPhone()) {
      then.value = "list";
    }
  },
  { capture: true },
);

document.addEventListener("turbo:load", () => {
  const wanted = focusNext && document.getElementById(focusNext)?.querySelector("a");
  const open = document.querySelector(".row.open > a");
  focusNext = undefined;
  if (document.activeElement === document.body && !document.getElementById("letter")) {
    (wanted ?? open)?.focus();
  }
});

// ---- Keys. Those that press a button, and the list of all keys, are in the kit: see MailKey. These move within the list.

const ROW = ":is(.row, .item)"; // a message in a list, a file in a folder

function rows() {
  return [...document.querySelectorAll(`${ROW} > a`)];
}

// If a message is open, the next one is opened as well, so that one key reads through a list.
function step(by) {
  const all = rows();
  const now = all.indexOf(document.activeElement.closest?.(ROW)?.querySelector("a") ?? document.querySelector(".row.open > a"));
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  next?.focus();
  if (next && document.querySelector("#reading .letter") && !next.closest(".row").classList.contains("open")) {
    next.click();
  }
}

function selectAll() {
  const boxes = [...document.querySelectorAll(`${ROW} .pick input`)];
  const isAll = boxes.every((box) => box.checked);
  boxes.forEach((box) => (box.checked = !isAll));
  tellChosen();
}

/** Shows the number of selected rows beside the actions. */
function tellChosen() {
  const told = document.querySelector(".bulk .chosen");
  if (told) {
    told.dataset.count = document.querySelectorAll(`${ROW} .pick input:checked`).length.toLocaleString(document.documentElement.lang);
  }
}

document.addEventListener("carillon:refreshed", tellChosen);

hearKeys({
  next: () => step(1),
  previous: () => step(-1),
  select: () => document.activeElement.closest?.(ROW)?.querySelector("input[type=checkbox]").click(),
  selectAll,
});

// A quick user sees the message some moments before its frame fires "load".
document.addEventListener("carillon:key", showOpen);

// With the Shift key, selects from the row that was chosen last to this one.
let chosenLast;

document.addEventListener("click", (event) => {
  if (!event.target.matches(`${ROW} .pick input`)) {
    return;
  }
  const boxes = [...document.querySelectorAll(`${ROW} .pick input`)];
  const [from, to] = [boxes.indexOf(chosenLast), boxes.indexOf(event.target)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) {
    boxes.slice(from, to + 1).forEach((box) => (box.checked = event.target.checked));
  }
  chosenLast = event.target;
  tellChosen();
});

// ---- The script for writing is loaded only on pages that need it.

document.addEventListener("turbo:load", () => {
  if (document.querySelector("#letter, [data-mailto]")) {
    import("./write.js");
  }
});
