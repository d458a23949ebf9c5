// What rings is a frame of every page: fetched when the next is due and when the server says that something changed; told by the desktop where that was chosen.
import { chosen } from "./device.js";
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

// What was told is noted for every tab of this browser, and for its worker, which is told by a push service (worker.js).
async function tell(list) {
  if (!chosen().notify || !("Notification" in window) || Notification.permission !== "granted") {
    return;
  }
  await navigator.locks.request("carillon-reminded", async () => {
    const told = await caches.open("reminded");
    const known = (await (await told.match("/marks"))?.json()) ?? [];
    const rings = [...list.querySelectorAll("[data-mark]")];
    for (const one of rings.filter((each) => !known.includes(each.dataset.mark))) {
      await show(one, list.dataset);
    }
    await told.put("/marks", new Response(JSON.stringify(rings.map((one) => one.dataset.mark))));
  });
}

async function show(one, { again, dismiss }) {
  const { mark, title, when } = one.dataset;
  const address = one.querySelector("a").href;
  const options = { body: when, tag: `carillon-${mark}`, data: { address, mark: mark.replace(/ [^ ]*$/, "") } };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker?.active) {
    const actions = [{ action: "snooze", title: again }, { action: "dismiss", title: dismiss }];
    await worker.showNotification(title, { ...options, actions });
    return;
  }
  const notification = new Notification(title, options);
  notification.addEventListener("click", () => {
    window.focus();
    visit(address);
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
