// The frame of reminders on every page: fetched when the next one is due and when the server announces a change; also shown as desktop
// notifications.
import { chosen } from "./device.js";
import { visit } from "../kit/vendor/turbo.js";

const SOON = 1_000;
const AGAIN = 60_000;
const LATEST = 3_600_000;
/** The server's index follows changes within some seconds; the second request is for a busy server. */
const FOLLOWS = [8_000, 25_000];

let due;
let changed = [];

const frame = () => document.querySelector("turbo-frame#reminders[src]");

function plan(wait) {
  clearTimeout(due);
  due = setTimeout(() => frame()?.reload(), Math.min(Math.max(wait, SOON), LATEST));
}

// Shows reminders, and records them for all tabs of this browser and for its worker, which hears of them from a push service (worker.js).
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

// A failed request is repeated later; the page stays meanwhile (trouble.js).
for (const failed of ["turbo:before-fetch-response", "turbo:fetch-request-error"]) {
  document.addEventListener(failed, ({ target, detail }) => target.id === "reminders" && !detail.fetchResponse?.succeeded && plan(AGAIN));
}

document.addEventListener("carillon:hint", () => {
  changed.forEach(clearTimeout);
  changed = FOLLOWS.map((wait) => setTimeout(() => frame()?.reload(), wait));
});

// Timers do not run while a computer sleeps.
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && plan(SOON));
