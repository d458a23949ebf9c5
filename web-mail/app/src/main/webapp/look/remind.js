// What rings is a frame of every page: fetched when the next is due and when the server says that something changed; told by the desktop where that was chosen.
import { account, chosen } from "./device.js";
import { visit } from "../kit/vendor/turbo.js";

const SOON = 1_000;
const AGAIN = 60_000;
const LATEST = 3_600_000;
/** The server's index follows changes within some seconds; the second look is for a server that has much to do. */
const FOLLOWS = [8_000, 25_000];

let due;
let changed = [];

const frame = () => document.querySelector("turbo-frame#reminders[src]");

function plan(wait) {
  clearTimeout(due);
  due = setTimeout(() => frame()?.reload(), Math.min(Math.max(wait, SOON), LATEST));
}

async function tell(list) {
  const place = `carillon-reminded:${account()}`;
  if (!chosen().notify || !("Notification" in window) || Notification.permission !== "granted") {
    return;
  }
  await navigator.locks.request(place, async () => {
    const known = JSON.parse(localStorage.getItem(place) ?? "[]");
    const rings = [...list.querySelectorAll("[data-mark]")];
    for (const one of rings.filter((each) => !known.includes(each.dataset.mark))) {
      const notification = new Notification(one.dataset.title, { body: one.dataset.when, tag: `carillon-${one.dataset.mark}` });
      const address = one.querySelector("a").href;
      notification.addEventListener("click", () => {
        window.focus();
        visit(address);
      });
    }
    localStorage.setItem(place, JSON.stringify(rings.map((one) => one.dataset.mark)));
  });
}

document.addEventListener("turbo:frame-load", ({ target }) => {
  const list = target.id === "reminders" && target.querySelector(".reminders");
  if (list) {
    plan(list.dataset.next ? Date.parse(list.dataset.next) - Date.now() + SOON : LATEST);
    tell(list).catch(console.warn);
  }
});

// What is not answered is asked for again: the page stays meanwhile (trouble.js).
for (const failed of ["turbo:before-fetch-response", "turbo:fetch-request-error"]) {
  document.addEventListener(failed, ({ target, detail }) => target.id === "reminders" && !detail.fetchResponse?.succeeded && plan(AGAIN));
}

document.addEventListener("carillon:hint", () => {
  changed.forEach(clearTimeout);
  changed = FOLLOWS.map((wait) => setTimeout(() => frame()?.reload(), wait));
});

// Computers that slept missed their clocks.
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && plan(SOON));
