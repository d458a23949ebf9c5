// The service worker: shows what this browser keeps where the network doesn't answer, and says when mail came. What is asked of the network is
// never answered from what is kept while the network answers. Pages keep the mail (offline.js); this deletes it as soon as somebody signs out.

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

// Whoever gets to the page for signing in has signed out, or is another: nothing stays. What was done offline waits for who signs in again
// after a session ended by itself; the page deletes it when that is somebody else.
async function signIn(request, address) {
  const response = await fetch(request);
  const isEnded = address.searchParams.has("to") || address.searchParams.has("ended");
  if (!isEnded) {
    await (await self.registration.pushManager?.getSubscription())?.unsubscribe();
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
  const isOwn = path.startsWith(`@${VERSION}/`); // its content never changes
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
    return (!uid && (await cache?.match(`/${path}`))) || Response.error(); // an empty page; what is answered is not here
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

// Mail came while no page is in sight; a page that is tells of it by itself.
self.addEventListener("push", (event) => event.waitUntil(tell(event.data?.json() ?? {})));

async function tell({ count = 1, folder = "", newest = 0, who = "", subject = "" }) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some((one) => one.visibilityState === "visible")) {
    return;
  }
  const words = await (await caches.match("/push-words"))?.json();
  const title = who || (count === 1 ? words?.one : words?.more) || "Carillon";
  const data = `mail?f=${encodeURIComponent(folder)}${count === 1 ? `&m=${newest}` : ""}`;
  await self.registration.showNotification(title, { body: subject, tag: `carillon-${folder}`, data });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data, self.registration.scope).href;
  event.waitUntil(
    (async () => {
      const [open] = await self.clients.matchAll({ type: "window" });
      const shown = await open?.navigate(address).catch(() => undefined);
      await (shown ? shown.focus() : self.clients.openWindow(address));
    })(),
  );
});
