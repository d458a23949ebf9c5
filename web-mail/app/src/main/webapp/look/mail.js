// What HTML alone can't do for the webmail: keys, the live connection, and the look of the open row.
import { morphElements } from "../kit/vendor/turbo.js";

// ---- Live: the server says that something changed; the list and the folders are fetched anew and only what differs is changed.
// The message that is being read stays untouched, and so does any navigation under way.

let socket;
let wait = 1000;

function connect() {
  const live = document.querySelector("[data-live]")?.dataset.live;
  if (!live || socket) {
    return;
  }
  const address = new URL(live, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  socket = new WebSocket(address);
  socket.addEventListener("message", refresh);
  socket.addEventListener("open", () => {
    wait = 1000;
    document.documentElement.dataset.connected = "yes";
  });
  socket.addEventListener("close", () => {
    socket = undefined;
    delete document.documentElement.dataset.connected;
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, 60_000);
  });
}

async function refresh() {
  const list = document.querySelector("[data-live]");
  if (!list) {
    return;
  }
  const address = new URL(location.href);
  for (const reading of ["m", "as", "pictures"]) {
    address.searchParams.delete(reading);
  }
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (response.redirected) {
    location.reload(); // the session has ended: the server says so
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const freshList = fresh.querySelector("[data-live]");
  if (freshList && document.querySelector("[data-live]") === list) {
    morphElements(list, freshList);
    morphElements(document.querySelector(".side"), fresh.querySelector(".side"));
    showOpen();
  }
}

document.addEventListener("turbo:load", connect);

// ---- The open row: the list stays as it is when only the reading pane changes.

function showOpen() {
  const letter = document.querySelector("#reading .letter");
  for (const row of document.querySelectorAll(".row.open")) {
    row.classList.remove("open");
    row.querySelector("a").removeAttribute("aria-current");
  }
  const row = letter && document.getElementById(`m${letter.dataset.uid}`);
  if (row) {
    row.classList.add("open");
    row.classList.remove("unread");
    row.querySelector("a").setAttribute("aria-current", "true");
  }
}

document.addEventListener("turbo:frame-load", (event) => {
  showOpen();
  if (matchMedia("(max-width: 719px)").matches) {
    event.target.querySelector(".letter h1")?.focus();
  }
});

// ---- Keys. Each does what a link or button of the page does; see the page "keys".

function rows() {
  return [...document.querySelectorAll(".row > a")];
}

function step(by) {
  const all = rows();
  const now = all.indexOf(document.activeElement.closest?.(".row")?.querySelector("a") ?? document.querySelector(".row.open > a"));
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  next?.focus();
}

function isTyping(target) {
  return target.matches("input:not([type=checkbox]), textarea, select") || target.isContentEditable;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  const row = document.activeElement.closest?.(".row");
  switch (event.key) {
    case "j":
      step(1);
      break;
    case "k":
      step(-1);
      break;
    case "x":
      row?.querySelector("input[type=checkbox]").click();
      break;
    case "e":
    case "#": {
      const name = event.key === "e" ? "archive" : "delete";
      const own = row?.querySelector(`.deeds [name=${name}]`);
      (own ?? document.querySelector(`.toolbar [name=${name}]`))?.click();
      break;
    }
    default: {
      const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!target || event.key.length !== 1) {
        return;
      }
      if (target.matches("input")) {
        target.focus();
        target.select();
      } else {
        target.click();
      }
    }
  }
  event.preventDefault();
});

// ---- Writing: begin above the quoted text.

document.addEventListener("turbo:load", () => {
  const text = document.querySelector("textarea[data-begin]");
  const to = document.getElementById("to");
  if (text && to) {
    text.setSelectionRange(0, 0);
    (to.value ? text : to).focus();
  }
});
