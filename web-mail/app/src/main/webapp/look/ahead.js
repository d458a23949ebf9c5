// Who goes from message to message does not wait: the next one is fetched while one is read, and what takes a message away shows the next at once.
import { say } from "../kit/trouble.js";
import { visit } from "../kit/vendor/turbo.js";
import { chosen } from "./device.js";
import { leaving, refresh, showList } from "./list.js";

const FRESH = 60_000; // ms for which what was fetched is shown: somebody else may change it
const READ = 4_000; // ms for which a notice stays when the server is back: a page may connect just after it

let direction = ""; // "below" or "above": where the reader goes; empty of one who opens this and that, for whom nothing is fetched
let before = ""; // the row that was open before
let ahead; // what was fetched: its address, the answer, and until when it is shown
let unread = ""; // the address of what is shown without the server knowing that it is read

function openRow() {
  return document.querySelector("#rows .row.open");
}

function beside(row, where) {
  const other = where === "above" ? row?.previousElementSibling : row?.nextElementSibling;
  return other?.querySelector(":scope > a[data-turbo-frame=reading]");
}

// ---- Fetched ahead.

function look() {
  const row = openRow();
  if (row && before && before !== row.id) {
    direction = ["below", "above"].find((where) => beside(row, where === "below" ? "above" : "below")?.parentElement.id === before) ?? "";
  }
  before = row?.id ?? "";
  const address = direction && beside(row, direction)?.href;
  // Who keeps mail on this device has it there already; who pays for each octet wants none in vain.
  if (!address || chosen().keep || navigator.connection?.saveData) {
    ahead = undefined;
  } else if (ahead?.address !== address) {
    const answer = fetch(address, { headers: { Accept: "text/html", "Turbo-Frame": "reading", "Carillon-Keep": "1" } });
    answer.catch(() => {}); // then it is fetched when it is wanted
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

/** Tells the server that it is read; where that can't be reached, when it can again. */
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

// ---- What takes the open message away. The form goes to the server as it would have; the page that it answers has the next one beside the
// list, unless that is another than we think: then it is shown as it is.

let latest = 0; // which form was sent last
let told = 0; // of which form the notice shown is, or of a later one

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
  next.focus(); // for the next key
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

/** What could not be done is where it was; whether it was done after all is seen when the server is back. */
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
  // What is refused is said in the list of the page that says so.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const notices = [...(page.querySelector(".notices")?.children ?? [])];
  const tell = () => document.querySelector(".notices").replaceChildren(...notices);
  // Each notice comes with one answer, perhaps not with its own: the newest is told, unless another page has something to say.
  const isFree = list.isConnected || !document.querySelector(".notices > *");
  if (notices.length > 0 && mine > told && isFree) {
    told = mine;
    tell();
  }
  if (mine !== latest) {
    return; // the answer to the next key is on its way
  }
  if (answer.status === 404) {
    await refresh(); // somebody was quicker
  } else if (answer.ok && answer.url !== address && list.isConnected) {
    document.addEventListener("turbo:load", tell, { once: true });
    visit(answer.url, { action: "replace" });
  } else {
    showList(list, page);
  }
}

look();
