// Desktop notifications: one for all messages since the last notification, whichever tab hears of them first.
import { account, chosen } from "./device.js";
import { visit } from "../kit/vendor/turbo.js";

function inbox() {
  const place = document.querySelector(".side .places a");
  return place && new URL(place.href).searchParams.get("f");
}

/** Checks the chosen folders for new messages and shows a notification; records it for all tabs of this browser. */
export function tell() {
  const { notify, folders } = chosen();
  if (!notify || !("Notification" in window) || Notification.permission !== "granted") {
    return undefined;
  }
  const place = `carillon-news:${account()}`;
  return navigator.locks.request(place, async () => {
    const known = JSON.parse(localStorage.getItem(place) ?? "{}");
    const wanted = folders.length > 0 ? folders : [inbox() ?? Object.keys(known)[0]].filter(Boolean);
    const query = wanted.map((folder) => `f=${encodeURIComponent(`${folder}.${known[folder] ?? ""}`)}`).join("&");
    const response = await fetch(`news?${query}`, { headers: { Accept: "application/json" } });
    if (!response.ok || response.redirected || query === "") {
      return;
    }
    const news = await response.json();
    const last = Object.fromEntries(news.map((one) => [one.folder, one.last]));
    localStorage.setItem(place, JSON.stringify({ ...Object.fromEntries(wanted.map((one) => [one, known[one]])), ...last }));
    for (const one of news.filter((each) => each.count > 0)) {
      await show(one);
    }
  });
}

async function show({ folder, newest, count, title, text }) {
  const address = `mail?f=${encodeURIComponent(folder)}${count === 1 ? `&m=${newest}` : ""}`;
  const options = { body: text, tag: `carillon-${folder}`, renotify: true, data: address };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker?.active) {
    await worker.showNotification(title, options);
    return;
  }
  const notification = new Notification(title, options);
  notification.addEventListener("click", () => {
    window.focus();
    notification.close();
    visit(new URL(address, document.baseURI).href);
  });
}
