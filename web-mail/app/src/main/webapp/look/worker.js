// The service worker: serves what this browser keeps when the network fails, and shows notifications of mail and reminders. While the network
// answers, nothing is served from the cache. Pages keep the mail (offline.js); this worker deletes it as soon as the user signs out.

const VERSION = /\/@([0-9a-z]+)\//.exec(location.pathname)?.[1] ?? "";
const FILES = `files:${VERSION}`;
const ROOT = new URL(self.registration.scope).pathname;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith("files:") && name !== FILES);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin || !address.pathname.startsWith(ROOT)) {
    return;
  }
  const path = address.pathname.slice(ROOT.length);
  if (path === "sign-in" && request.mode === "navigate") {
    event.respondWith(signIn(request, address));
  } else if (/^(?:@|jakarta\.faces\.resource\/)/.test(path)) {
    event.respondWith(file(request, path));
  } else if (["", "mail", "body", "write", "editor"].includes(path) && !request.headers.has("Carillon-Parts") && !request.headers.has("Carillon-Keep")) {
    event.respondWith(fetch(request).catch(() => kept(request, address, path)));
  }
});

// The sign-in page means that the user has signed out, or is another one: kept mail is deleted. If the session ended by itself, the queue of offline
// actions is kept until the next sign-in; if that is another user, the page deletes it.
async function signIn(request, address) {
  const response = await fetch(request);
  const isEnded = address.searchParams.has("to") || address.searchParams.has("ended");
  if (!isEnded) {
    await (await self.registration.pushManager?.getSubscription())?.unsubscribe();
    await caches.delete("reminded");
  }
  for (const name of (await caches.keys()).filter((one) => one.startsWith("mail:"))) {
    if (isEnded) {
      const mail = await caches.open(name);
      const all = (await mail.keys()).filter((one) => !/^\/(?:queue$|letter\/)/.test(new URL(one.url).pathname));
      await Promise.all(all.map((one) => mail.delete(one)));
    } else {
      await caches.delete(name);
    }
  }
  return response;
}

async function file(request, path) {
  const isOwn = path.startsWith(`@${VERSION}/`); // the content of such an address never changes
  const had = isOwn && (await caches.match(request));
  if (had) {
    return had;
  }
  try {
    return await fetch(request);
  } catch (lost) {
    const old = await caches.match(request);
    if (old) {
      return old;
    }
    throw lost;
  }
}

async function mail() {
  const name = (await caches.keys()).find((one) => one.startsWith("mail:"));
  return name && caches.open(name);
}

async function kept(request, address, path) {
  const cache = await mail();
  const body = path === "body" && (await cache?.match(request));
  const folder = address.searchParams.get("f") ?? "";
  const uid = address.searchParams.get("m") ?? "";
  const list = (await cache?.match(`/list?f=${encodeURIComponent(folder)}`)) ?? (await cache?.match("/list?f="));
  const message = uid && ((await cache?.match(`/message?f=${encodeURIComponent(folder)}&m=${uid}`)) ?? (await cache?.match("/none")));
  if (body) {
    return body;
  }
  if (path === "write" || path === "editor") {
    return (!uid && (await cache?.match(`/${path}`))) || Response.error(); // only an empty page is kept; a reply needs the server
  }
  if (path === "body" || !list) {
    return Response.error();
  }
  const frame = message && (await message.text());
  if (request.headers.has("Turbo-Frame")) {
    return frame ? html(frame) : list;
  }
  const page = await list.text();
  return html(frame ? page.replace(/<turbo-frame id="reading"[^]*?<\/turbo-frame>/, () => /<turbo-frame id="reading"[^]*<\/turbo-frame>/.exec(frame)[0]) : page);
}

function html(text) {
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// Shows a notification of mail or a reminder while no page is visible; a visible page shows it itself.
self.addEventListener("push", (event) => event.waitUntil(tell(event.data?.json() ?? {})));

async function tell({ reminder, ...mail }) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some((one) => one.visibilityState === "visible")) {
    return;
  }
  const words = (await (await caches.match("/push-words"))?.json()) ?? {};
  await (reminder ? remind(reminder, words) : tellMail(mail, words));
}

async function tellMail({ count = 1, folder = "", newest = 0, who = "", subject = "" }, words) {
  const title = who || (count === 1 ? words.one : words.more) || "Carillon";
  const data = `mail?f=${encodeURIComponent(folder)}${count === 1 ? `&m=${newest}` : ""}`;
  await self.registration.showNotification(title, { body: subject, tag: `carillon-${folder}`, data });
}

// Pages show the same reminders with the same tag (remind.js), and both record what they have shown.
async function remind(one, words) {
  const isNamed = one.key !== undefined; // otherwise the names were too long for the push service
  const mark = `${one.calendar} ${one.key}`;
  const address = !isNamed ? "reminders" : `event?c=${one.calendar}&k=${encodeURIComponent(one.key)}${one.instance ? `&i=${encodeURIComponent(one.instance)}` : ""}`;
  const title = one.title || (one.title === "" && words.untitled) || words.reminder || "Carillon";
  const body = [when(one, words), one.place].filter(Boolean).join(" · ");
  await navigator.locks.request("carillon-reminded", async () => {
    const told = await caches.open("reminded");
    const marks = (await (await told.match("/marks"))?.json()) ?? [];
    const whole = `${mark} ${one.rang}`;
    if (!marks.includes(whole)) {
      const actions = isNamed && words.again ? [{ action: "snooze", title: words.again }, { action: "dismiss", title: words.dismiss }] : [];
      await self.registration.showNotification(title, { body, tag: `carillon-${whole}`, data: { address, mark }, actions });
      await told.put("/marks", new Response(JSON.stringify([...marks.slice(-50), whole])));
    }
  });
}

function when({ start, allDay, zone, language }, words) {
  if (!start) {
    return "";
  }
  const said = (options) => new Intl.DateTimeFormat(language ?? words.language, { timeZone: zone, ...options });
  const begins = new Date(start);
  const day = said({ dateStyle: "short" });
  const isToday = day.format(begins) === day.format(new Date());
  return said({ ...(!allDay && { timeStyle: "short" }), ...((allDay || !isToday) && { dateStyle: "medium" }) }).format(begins);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { data } = event.notification;
  const { address, mark } = typeof data === "string" ? { address: data } : data;
  event.waitUntil(event.action ? heard(event.action, mark).then((done) => done || show(address)) : show(address));
});

async function show(path) {
  const address = new URL(path, self.registration.scope).href;
  const [open] = await self.clients.matchAll({ type: "window" });
  const shown = await open?.navigate(address).catch(() => undefined);
  await (shown ? shown.focus() : self.clients.openWindow(address));
}

// Does what the page's own button of that name does; a user who has signed out gets the event's page, which asks for the password.
async function heard(verb, mark) {
  try {
    const page = await fetch(new URL("reminders", self.registration.scope));
    const form = !page.redirected && /<form id="reminding"[^]*?<\/form>/.exec(await page.text())?.[0];
    if (!form) {
      return false;
    }
    const body = new URLSearchParams({ [verb]: verb === "snooze" ? `10 ${mark}` : mark });
    for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
      body.append(/ name="([^"]*)"/.exec(input)[1], / value="([^"]*)"/.exec(input)?.[1] ?? "");
    }
    return (await fetch(page.url, { method: "POST", body })).ok;
  } catch {
    return false; // no network: the page tells what can be done
  }
}
