// Features of the browser alone: notifications of new mail, and reading and actions while the server can't be reached.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, base, deliver, launch, makeAccount, makeDomain, open, password, promptly, signIn, writeText } from "./house.mjs";

const domain = `offline-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const joe = `joe@${domain}`;
let browser;

before(async () => {
  browser = await launch("--ignore-certificate-errors"); // otherwise service workers need a trusted certificate
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await promptly(page, domain);
  await makeAccount(page, ida, "Ida");
  await makeAccount(page, joe, "Joe");
  await page.context().close();
  for (const subject of ["First bell", "Second bell", "Third bell"]) {
    await deliver(ida, `From: Lou <lou@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\n\nRing of ${subject}.\n`);
  }
});

after(() => browser.close());

/** A connection to the server that can be cut: the browser's offline mode does not affect its service workers. */
async function line() {
  const { port } = new URL(base);
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(Number(port), "127.0.0.1");
    for (const [one, other] of [[near, far], [far, near]]) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  server.unref(); // the process may exit while it listens
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = server.address().port;
  return {
    base: `https://127.0.0.1:${own}`,
    cut: async () => {
      server.close();
      sockets.forEach((one) => one.destroy());
    },
    mend: async () => {
      server.listen(own, "127.0.0.1");
      await once(server, "listening");
    },
  };
}

async function enter(page, where, name) {
  await page.goto(`${where}/sign-in`);
  await page.fill("#name", name);
  await page.fill("#password", password);
  await Promise.all([page.waitForURL((url) => url.pathname.endsWith("/mail")), page.click("#enter")]);
}

/** Returns the addresses of the mail that the browser keeps, by cache. */
function kept(page) {
  return page.evaluate(async () => {
    const all = (await caches.keys()).filter((name) => name.startsWith("mail:"));
    const lists = await Promise.all(all.map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
    return lists.flat();
  });
}

test("the title has the number of unread messages, and one of two tabs shows one notification for all new messages", async () => {
  const page = await open(browser, { permissions: ["notifications"] });
  await page.context().addInitScript(() => {
    // This browser shows no notifications: they are recorded, for all tabs.
    const told = new BroadcastChannel("told");
    globalThis.told = [];
    told.addEventListener("message", ({ data }) => globalThis.told.push(data));
    globalThis.Notification = class extends EventTarget {
      static permission = "granted";
      static requestPermission = async () => "granted";
      constructor(title, { body }) {
        super();
        globalThis.told.push(`${title}|${body}`);
        told.postMessage(`${title}|${body}`);
        globalThis.shown = this;
      }
      close() {}
    };
  });
  await signIn(page, "", ida, password);
  assert.match(await page.title(), /^\(3\) Inbox/);
  await page.goto(`${base}/preferences`);
  const known = page.waitForResponse(/\/news\?/);
  await page.getByLabel("Show a notification when new mail arrives").check();
  await known;
  await page.getByRole("status").getByText("Saved.").waitFor();
  assert.equal(await page.locator("#device [name=folder]:checked").count(), 1);
  await assertAccessible(page);

  await page.goto(`${base}/mail`);
  const second = await page.context().newPage();
  await second.goto(`${base}/mail`);
  for (const tab of [page, second]) {
    await tab.locator("html[data-connected]").waitFor();
  }
  await deliver(ida, `From: Mia <mia@elsewhere.test>\nTo: ${ida}\nSubject: News\n\nNew.\n`);
  for (const tab of [page, second]) {
    await tab.waitForFunction(() => globalThis.told.length > 0 && document.title.startsWith("(4) "));
    assert.deepEqual(await tab.evaluate(() => globalThis.told), ["Mia|News"]);
  }
  const teller = (await page.evaluate(() => "shown" in globalThis)) ? page : second;
  await teller.evaluate(() => globalThis.shown.dispatchEvent(new Event("click")));
  await teller.getByRole("heading", { name: "News" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the webmail can be installed: its manifest is complete, and its icons load", async () => {
  const page = await open(browser);
  await signIn(page, "", ida, password);
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await page.context().request.get(new URL(address, base).href)).json();
  assert.equal(manifest.start_url, "/mail");
  assert.match(manifest.name, /^Mail – /);
  assert.ok(manifest.icons.some((icon) => icon.purpose === "maskable"));
  for (const icon of manifest.icons) {
    const answer = await page.context().request.get(new URL(icon.src, base).href);
    assert.equal(answer.headers()["content-type"], "image/png");
  }
  await page.context().close();
});

test("mail is read and archived offline, and the server gets the actions when the network is back", async () => {
  const wire = await line();
  const page = await open(browser);
  await enter(page, wire.base, ida);
  assert.deepEqual(await kept(page), [], "nothing is kept that nobody asked for");
  await page.goto(`${wire.base}/preferences`);
  await page.getByLabel("Keep recent mail on this device").check();
  await page.getByRole("status").getByText("Saved.").waitFor();
  assert.equal((await kept(page)).filter((one) => one === "/message").length, 4);
  await page.goto(`${wire.base}/mail`);
  assert.match(await page.title(), /^\(/, "keeping a message does not read it");
  await page.waitForFunction(() => navigator.serviceWorker.controller);

  await wire.cut();
  await page.getByText("You are offline. Your changes are kept and made later.").waitFor();
  await page.goto(`${wire.base}/mail`);
  await page.getByText("You are offline.").waitFor();
  await page.getByRole("link", { name: /Second bell/ }).click();
  await page.locator("#reading").getByText("Ring of Second bell.").waitFor();
  const first = page.locator(".row", { hasText: "First bell" });
  await first.hover();
  await first.locator("button[name=archive]").click();
  await first.waitFor({ state: "detached" });

  await wire.mend();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByText("You are offline.").waitFor({ state: "hidden" });
  const other = await open(browser);
  await signIn(other, "", ida, password);
  await other.locator(".row").first().waitFor();
  await other.waitForFunction(() => !document.body.innerText.includes("First bell"));
  assert.equal(await other.locator(".row.unread", { hasText: "Second bell" }).count(), 0, "what was read offline is read");
  await other.getByRole("link", { name: "Archive" }).click();
  await other.locator(".row", { hasText: "First bell" }).waitFor();
  await other.context().close();

  await page.locator("details.account > summary").click();
  await page.locator("#sign-out").click();
  await page.waitForURL(/sign-in/);
  assert.deepEqual(await kept(page), [], "who signs out leaves nothing");
  await enter(page, wire.base, joe);
  assert.deepEqual(await kept(page), []);
  await wire.cut();
  await page.goto(`${wire.base}/mail`).catch(() => {});
  assert.equal(await page.getByText("bell").count(), 0);
  await page.context().close();
});

async function subjects(name, folder) {
  const page = await open(browser);
  await signIn(page, "", name, password);
  if (folder) {
    await page.click(`nav.side >> text=${folder}`);
    await page.locator("h1", { hasText: folder }).first().waitFor();
  }
  const all = await page.locator(".row .subject").allTextContents();
  await page.context().close();
  return all.map((one) => one.trim());
}

test("a message that is sent offline is queued, and sent once when the network is back, even if only the response was lost", async () => {
  const wire = await line();
  const page = await open(browser);
  await enter(page, wire.base, ida);
  await page.goto(`${wire.base}/preferences`);
  await page.getByLabel("Keep recent mail on this device").check();
  await page.getByRole("status").getByText("Saved.").waitFor();
  await page.goto(`${wire.base}/mail`);
  await page.waitForFunction(() => navigator.serviceWorker.controller);

  // The server accepts the request, but its response is lost.
  let lost = 0;
  await page.route("**/write", async (route) => {
    if (route.request().method() === "POST" && lost === 0) {
      lost += 1;
      await route.fetch({ maxRedirects: 0 });
      return route.abort();
    }
    return route.fallback();
  });
  await page.goto(`${wire.base}/write`);
  await page.fill("#to", joe);
  await page.fill("#subject", "Lost answer");
  await writeText(page, "Once.");
  await page.click("#send");
  await page.waitForURL((url) => url.pathname.endsWith("/mail")); // it is queued, perhaps for a moment
  assert.equal(lost, 1);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.waitForFunction(async () => !(await (await caches.open((await caches.keys()).find((one) => one.startsWith("mail:")))).match("/queue")));
  await page.locator("#offline").waitFor({ state: "hidden" });
  await page.unroute("**/write");

  await wire.cut();
  await page.getByText("You are offline.").waitFor();
  await page.goto(`${wire.base}/write`);
  await page.locator("#offline:not([hidden])").waitFor();
  await page.fill("#to", joe);
  await page.fill("#subject", "Written offline");
  await writeText(page, "Later.");
  await page.setInputFiles("input[type=file]", { name: "bell.txt", mimeType: "text/plain", buffer: Buffer.from("ding") });
  await page.click("#send");
  await page.getByText("Waiting to be sent: 1").waitFor();
  await page.goto(`${wire.base}/write`);
  await page.locator("#offline:not([hidden])").waitFor();
  await page.fill("#to", "nobody at all");
  await page.fill("#subject", "Misspelt");
  await writeText(page, "To whom?");
  await page.click("#send");
  await page.getByText("Waiting to be sent: 2").waitFor();
  await assertAccessible(page);
  assert.deepEqual(await subjects(joe).then((all) => all.filter((one) => one === "Written offline")), []);

  await wire.mend();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByText("could not be sent. It is in Drafts.").waitFor();
  const his = await subjects(joe);
  assert.deepEqual(his.filter((one) => /Lost|Written/.test(one)), ["Written offline", "Lost answer"]);
  assert.deepEqual(await subjects(ida, "Drafts"), ["Misspelt"]);
  await page.context().close();
});

test("an action beyond the queue's limit is dropped, and that is reported", async () => {
  const wire = await line();
  const page = await open(browser);
  await enter(page, wire.base, ida);
  await page.goto(`${wire.base}/preferences`);
  await page.getByLabel("Keep recent mail on this device").check();
  await page.getByRole("status").getByText("Saved.").waitFor();
  await page.goto(`${wire.base}/mail`);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await wire.cut();
  await page.getByText("You are offline.").waitFor();
  await page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.startsWith("mail:"));
    const full = Array.from({ length: 500 }, (_, i) => ({ id: String(i), fields: [["f", ""]] }));
    await (await caches.open(name)).put("/queue", new Response(JSON.stringify(full)));
  });
  const row = page.locator(".row", { hasText: "Third bell" });
  await row.hover();
  await row.locator("button[name=archive]").click();
  await page.getByText("This was not done: too many changes already wait").waitFor();
  assert.equal(await row.count(), 1);
  await page.context().close();
});
