// Fetches the next message while one is being read, so that the reader need not wait, and shows it at once when an action removes the open one.
import { say } from "../kit/trouble.js";
import { visit } from "../kit/vendor/turbo.js";
import { chosen } from "./device.js";
import { leaving, refresh, showList } from "./list.js";

const FRESH = 60_000; // ms for which a prefetched response may be shown: after that, another client may have changed the message
const READ = 4_000; // ms for which a notice stays once the server is back: a page may connect right after the notice appears

let direction = ""; // "below" or "above": the direction in which the reader moves; empty if there is none, and then nothing is prefetched
let before = ""; // id of the row that was open before
let ahead; // the prefetched address, its response, and the time until which it may be shown
let unread = ""; // the address of the message that is shown while the server does not know yet that it is read

function openRow() {
  return document.querySelector("#rows .row.open");
}

function beside(row, where) {
  const other = where === "above" ? row?.previousElementSibling : row?.nextElementSibling;
  return other?.querySelector(":scope > a[data-turbo-frame=reading]");
}

// ---- Prefetching.

function look() {
  const row = openRow();
  if (row && before && before !== row.id) {
    direction = ["below", "above"].find((where) => beside(row, where === "below" ? "above" : "below")?.parentElement.id === before) ?? "";
  }
  before = row?.id ?? "";
  const address = direction && beside(row, direction)?.href;
  // A device that keeps mail has the message already; with data saving on, nothing is fetched that may not be needed.
  if (!address || chosen().keep || navigator.connection?.saveData) {
    ahead = undefined;
  } else if (ahead?.address !== address) {
    const answer = fetch(address, { headers: { Accept: "text/html", "Turbo-Frame": "reading", "Carillon-Keep": "1" } });
    answer.catch(() => {}); // the message is then fetched when it is opened
    ahead = { address, answer, until: performance.now() + FRESH };
  }
}

document.addEventListener("turbo:before-fetch-request", ({ target, detail }) => {
  if (target.id !== "reading" || ahead?.address !== detail.url.href) {
    return;
  }
  const { address, answer, until } = ahead;
  ahead = undefined;
  if (performance.now() < until) {
    const anew = () => fetch(address, detail.fetchOptions);
    unread = address;
    detail.fetchRequest = { response: answer.then((found) => (found.ok && !found.redirected ? found : anew()), anew) };
  }
});

/** Tells the server that the message at the address is read; if the server can't be reached, as soon as it can be again. */
function tellRead(address) {
  const told = () => fetch(address, { headers: { "Carillon-Read": "1" } });
  told().catch(() => document.addEventListener("carillon:back", () => told().catch(console.warn), { once: true }));
}

document.addEventListener("turbo:frame-load", ({ target }) => {
  if (target.id !== "reading") {
    return;
  }
  if (unread === target.src) {
    tellRead(unread);
  }
  unread = "";
  look();
});

// ---- Actions that remove the open message. The form is sent to the server as it would be anyway. The page in the response has the next
// message beside the list, unless the server chose another one than we did: then that page is shown as it is.

let latest = 0; // number of the form that was sent last
let told = 0; // number of the form to which the shown notice belongs, or of a later one

document.addEventListener("submit", (event) => {
  const { target: form, submitter, defaultPrevented } = event;
  const { goes, then } = form.dataset;
  const row = openRow();
  const next = then && beside(row, then);
  if (defaultPrevented || !next || !goes.split(" ").includes(submitter?.name) || submitter.dataset.asks || form.elements.then.value !== "next" || chosen().keep) {
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, submitter));
  direction = then;
  before = "";
  next.focus(); // so that the next key acts on it
  next.click();
  leaving.add(row.id);
  const below = row.nextElementSibling;
  row.remove();
  send(form, body, row.id, next.href).catch((trouble) => {
    console.warn(trouble);
    leaving.delete(row.id);
    stay(row, below);
  });
});

/** Puts a row back whose action failed; whether the action was done after all is seen when the server is back. */
function stay(row, below) {
  if (!document.getElementById(row.id) && below?.isConnected) {
    below.before(row);
  } else if (!document.getElementById(row.id)) {
    document.querySelector("#rows")?.append(row);
  }
  row.classList.remove("open");
  row.querySelector("a").removeAttribute("aria-current");
  openRow()?.querySelector(":scope > a").focus();
  const notice = say("later");
  const over = () => setTimeout(() => notice.remove(), READ);
  refresh().catch(() => document.addEventListener("carillon:back", over, { once: true }));
}

async function send(form, body, gone, address) {
  latest += 1;
  const mine = latest;
  const list = document.querySelector("[data-live]");
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  if (answer.status >= 500) {
    throw new Error(`${answer.status} of ${form.action}`);
  }
  leaving.delete(gone);
  // If the server refuses the action, the list of the page in its response says so.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const notices = [...(page.querySelector(".notices")?.children ?? [])];
  const tell = () => document.querySelector(".notices").replaceChildren(...notices);
  // Each notice comes with one response, perhaps not its own: the newest is shown, unless another page is open that has a notice already.
  const isFree = list.isConnected || !document.querySelector(".notices > *");
  if (notices.length > 0 && mine > told && isFree) {
    told = mine;
    tell();
  }
  if (mine !== latest) {
    return; // the request for the next key is under way
  }
  if (answer.status === 404) {
    await refresh(); // another client was quicker
  } else if (answer.ok && answer.url !== address && list.isConnected) {
    document.addEventListener("turbo:load", tell, { once: true });
    visit(answer.url, { action: "replace" });
  } else {
    showList(list, page);
  }
}

look();
