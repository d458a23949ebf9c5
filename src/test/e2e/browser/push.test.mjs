// Push while no page is open: the test's push service gets messages that only the browser's key decrypts.
import assert from "node:assert/strict";
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:https";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, deliver, launch, open, password, signIn } from "./house.mjs";

const domain = `push-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const otto = `otto@${domain}`;
let browser;
let service;
let answer = 201;
const told = [];
const waiting = [];

before(async () => {
  browser = await launch("--ignore-certificate-errors"); // otherwise there is no service worker
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ida, "Ida Bell"], [otto, "Otto Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await api(page, "PATCH", "settings", { "policy.fetch.private-networks": ["127.0.0.1/32"] });
  await page.context().close();
  service = createServer({ pfx: readFileSync(process.env.CARILLON_OUTSIDE_KEYS), passphrase: "changeit" }, async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const one = { path: request.url, method: request.method, headers: request.headers, body: Buffer.concat(chunks) };
    response.writeHead(answer).end();
    waiting.length > 0 ? waiting.shift()(one) : told.push(one);
  });
  service.listen(0, "127.0.0.1");
  await once(service, "listening");
});

after(async () => {
  service.close();
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "policy.fetch.private-networks": null });
  await browser.close();
});

/** Returns the next request to the push service. */
function next() {
  return told.length > 0 ? told.shift() : new Promise((resolve) => waiting.push(resolve));
}

/** A browser's keys, and a function that decrypts with them (RFC 8291 §3.4, RFC 8188 §2). */
function device(name) {
  const keys = createECDH("prime256v1");
  const key = keys.generateKeys();
  const secret = randomBytes(16);
  return {
    endpoint: `https://127.0.0.1:${service.address().port}/${name}`,
    key: key.toString("base64url"),
    secret: secret.toString("base64url"),
    open(body) {
      const [salt, sender, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
      const derived = (from, keyed, info, length) => Buffer.from(hkdfSync("sha256", from, keyed, info, length));
      const material = derived(keys.computeSecret(sender), secret, Buffer.concat([Buffer.from("WebPush: info\0"), key, sender]), 32);
      const decipher = createDecipheriv("aes-128-gcm", derived(material, salt, "Content-Encoding: aes128gcm\0", 16), derived(material, salt, "Content-Encoding: nonce\0", 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      assert.equal(text.at(-1), 2);
      return JSON.parse(text.subarray(0, -1).toString());
    },
  };
}

/** Subscribes like the page's script once the browser has an address. */
async function subscribe(page, { endpoint, key, secret }) {
  await page.goto(`${base}/preferences`);
  await page.locator("#push-form").evaluate((form, fields) => {
    for (const [name, value] of Object.entries(fields)) {
      form.elements[name].value = value;
    }
    form.requestSubmit(form.querySelector("[name=subscribe]"));
  }, { endpoint, key, secret });
}

async function opened(name) {
  const page = await open(browser);
  await signIn(page, "", name, password);
  return page;
}

/** Returns the claims of a request's token after checking its signature (RFC 8292 §2). */
function claims({ authorization }) {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization);
  const point = Buffer.from(key, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const [head, body, signature] = token.split(".");
  assert.ok(verify("sha256", Buffer.from(`${head}.${body}`), { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url")));
  return { ...JSON.parse(Buffer.from(body, "base64url")), key };
}

function letter(subject, more = "") {
  return deliver(ida, `From: Lou Ringer <lou@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\n${more}\nThe bell rings.\n`);
}

test("a device gets short encrypted notifications of mail, and one for a burst", { timeout: 240_000 }, async () => {
  const page = await opened(ida);
  const phone = device("phone");
  await subscribe(page, phone);
  await page.getByText("by 127.0.0.1, with sender and subject").waitFor();
  await assertAccessible(page);
  const shown = await page.locator("#push-form").getAttribute("data-key");
  await letter("Noon", "X-Long: 1\n");
  const first = await next();
  assert.equal(first.method, "POST");
  assert.equal(first.path, "/phone");
  assert.equal(first.headers["content-encoding"], "aes128gcm");
  assert.ok(Number(first.headers.ttl) > 0);
  const { aud, sub, exp, key } = claims(first.headers);
  assert.equal(aud, `https://127.0.0.1:${service.address().port}`);
  assert.match(sub, /^mailto:.+@/);
  assert.ok(exp * 1000 > Date.now() && exp * 1000 < Date.now() + 86_400_000);
  assert.equal(key, shown);
  const news = phone.open(first.body);
  assert.deepEqual([news.count, news.who, news.subject], [1, "Lou Ringer", "Noon"]);
  assert.ok(first.body.length < 1_000);
  for (const hour of ["One", "Two", "Three"]) {
    await letter(hour);
  }
  const burst = phone.open((await next()).body);
  assert.equal(burst.count, 3);
  assert.equal(burst.subject, undefined);
  await page.context().close();
});

test("notifications omit sender and subject if the user wants; a device that is gone is removed", { timeout: 240_000 }, async () => {
  const page = await opened(ida);
  await page.goto(`${base}/preferences`);
  await page.locator("#push-devices button[name=spare]").click();
  await page.locator("#push-devices button[name=detail]").waitFor();
  answer = 410;
  await letter("A secret");
  const { path } = await next();
  assert.equal(path, "/phone");
  await page.waitForFunction(async () => !(await (await fetch("preferences")).text()).includes("push-devices"), undefined, { polling: 1_000 });
  answer = 201;
  await page.context().close();
});

test("a browser belongs to the last subscriber, only its owner removes it, and hostile addresses are refused", { timeout: 240_000 }, async () => {
  const page = await opened(ida);
  const shared = device("shared");
  for (const endpoint of ["http://127.0.0.1/x", "https://me@127.0.0.1/x", `https://127.0.0.1/${"x".repeat(1_000)}`, "javascript:alert(1)", ""]) {
    await subscribe(page, { ...shared, endpoint });
    await page.getByText("The browser did not register for notifications.").first().waitFor();
  }
  await subscribe(page, { ...shared, key: Buffer.alloc(65, 4).toString("base64url") });
  await page.getByText("The browser did not register for notifications.").first().waitFor();
  await subscribe(page, shared);
  await page.locator("#push-devices button[name=end-device]").waitFor();
  const other = await opened(otto);
  await subscribe(other, shared);
  await other.locator("#push-devices button[name=end-device]").waitFor();
  await page.goto(`${base}/preferences`);
  assert.equal(await page.locator("#push-devices").count(), 0);
  await other.locator("#push-devices button[name=end-device]").click();
  await other.getByText("is no longer notified.").waitFor();
  assert.equal(await other.locator("#push-devices").count(), 0);
  await other.context().close();
  await page.context().close();
});

const stamp = (at) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");

/** Creates an event with an alarm by CalDAV. */
async function put(page, who, title, start, rings) {
  const authorization = `Basic ${btoa(`${who}:${password}`)}`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", `UID:${title}`, `DTSTAMP:${stamp(Date.now())}`, `DTSTART:${stamp(start)}`, `SUMMARY:${title}`, "LOCATION:Tower", "CLASS:PRIVATE"];
  const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:x", `TRIGGER;VALUE=DATE-TIME:${stamp(rings)}`, "END:VALARM", "END:VEVENT", "END:VCALENDAR", ""];
  const answer = await page.context().request.fetch(`${base}/dav/calendars/${who}/Calendar/${title}.ics`, { method: "PUT", data: [...lines, ...alarm].join("\r\n"), headers: { authorization, "Content-Type": "text/calendar" } });
  assert.equal(answer.status(), 201);
}

test("a device is notified of an alarm with the event as its owner sees it, and of the chosen kinds only", { timeout: 240_000 }, async () => {
  const page = await opened(ida);
  const phone = device("alarmed");
  await subscribe(page, phone);
  const devices = page.locator("#push-devices");
  await devices.getByRole("button", { name: "No mail" }).click();
  await devices.getByRole("button", { name: "Notify of mail" }).waitFor();
  await assertAccessible(page);
  await letter("Not told");
  const start = Math.ceil(Date.now() / 1_000) * 1_000 + 600_000;
  await put(page, ida, "Rehearsal", start, Date.now() + 3_000);
  const first = await next();
  assert.equal(first.headers.urgency, "high");
  const { reminder } = phone.open(first.body);
  assert.deepEqual([reminder.title, reminder.place, Date.parse(reminder.start), reminder.allDay, reminder.key], ["Rehearsal", "Tower", start, false, "Rehearsal.ics"]);
  assert.ok(reminder.zone);
  await devices.getByRole("button", { name: "No reminders" }).click();
  await devices.getByRole("button", { name: "Notify of reminders" }).waitFor();
  await devices.getByRole("button", { name: "Notify of mail" }).click();
  await devices.getByRole("button", { name: "No mail" }).waitFor();
  await put(page, ida, "Silent", start, Date.now() + 2_000);
  await page.locator("turbo-frame#reminders .reminder", { hasText: "Silent" }).waitFor({ timeout: 45_000 });
  await letter("Told");
  assert.equal(phone.open((await next()).body).subject, "Told");
  await devices.locator("button[name=end-device]").click();
  await page.getByText("is no longer notified.").waitFor();
  await page.context().close();
});

/** A browser that may show notifications and has an address at its push service. */
async function reachable(page, one) {
  await page.context().addInitScript(({ endpoint, key, secret }) => {
    globalThis.Notification = class extends EventTarget {
      static permission = "granted";
      static requestPermission = async () => "granted";
    };
    const subscription = { endpoint, toJSON: () => ({ endpoint, keys: { p256dh: key, auth: secret } }), unsubscribe: async () => localStorage.removeItem("stub") };
    PushManager.prototype.subscribe = async (options) => {
      localStorage.setItem("stub", `${options.userVisibleOnly} ${options.applicationServerKey}`);
      return subscription;
    };
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => localStorage.setItem("shown", JSON.stringify({ title, ...options }));
    PushManager.prototype.getSubscription = async () => (localStorage.getItem("stub") ? subscription : null);
  }, { endpoint: one.endpoint, key: one.key, secret: one.secret });
}

test("the page subscribes and unsubscribes its browser; the worker notifies only when no page is visible", { timeout: 240_000 }, async () => {
  const page = await open(browser);
  await reachable(page, device("laptop"));
  await signIn(page, "", otto, password);
  await page.goto(`${base}/preferences`);
  await page.check("#device [name=notify]");
  await page.locator("#device [name=push]").check({ noWaitAfter: true });
  await page.locator("#push-devices button[name=end-device]").waitFor();
  const key = await page.locator("#push-form").getAttribute("data-key");
  assert.equal(await page.evaluate(() => localStorage.getItem("stub")), `true ${key}`);
  await page.locator("#device [name=push]:checked").waitFor();
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent("serviceworker"));
  await worker.evaluate(() => {
    self.shown = [];
    self.registration.showNotification = async (title, options) => self.shown.push({ title, ...options });
    self.push = async (data) => {
      const event = new PushEvent("push", { data });
      const ends = [];
      event.waitUntil = (end) => ends.push(end);
      self.dispatchEvent(event);
      await Promise.all(ends);
      return self.shown.splice(0);
    };
  });
  const push = (data) => worker.evaluate((text) => self.push(text), JSON.stringify(data));
  assert.deepEqual(await push({ count: 1, folder: "F1", newest: 7, who: "Lou", subject: "Noon" }), []);
  await page.goto("about:blank");
  assert.deepEqual(await push({ count: 1, folder: "F1", newest: 7, who: "Lou", subject: "Noon" }), [
    { title: "Lou", body: "Noon", tag: "carillon-F1", data: "mail?f=F1&m=7" },
  ]);
  assert.deepEqual(await push({ count: 3, folder: "F1", newest: 9 }), [{ title: "New messages", body: "", tag: "carillon-F1", data: "mail?f=F1" }]);
  const alarm = { calendar: "7", key: "a b.ics", rang: "2031-03-12T11:45:00Z", instance: "", title: "Talk", place: "Tower", zone: "Asia/Tokyo", allDay: false, start: "2031-03-12T12:00:00Z", language: "de" };
  assert.deepEqual(await push({ reminder: alarm }), [
    { title: "Talk", body: "12.03.2031, 21:00 · Tower", tag: "carillon-7 a b.ics 2031-03-12T11:45:00Z", data: { address: "event?c=7&k=a%20b.ics", mark: "7 a b.ics" }, actions: [{ action: "snooze", title: "Again in 10 min" }, { action: "dismiss", title: "Dismiss" }] },
  ]);
  assert.deepEqual(await push({ reminder: alarm }), [], "what was shown is not shown again");
  const spare = { calendar: "7", rang: "2031-03-13T11:45:00Z" };
  assert.deepEqual((await push({ reminder: spare })).map((one) => [one.title, one.body, one.data.address]), [["Reminders", "", "reminders"]]);
  const pressed = (action, mark) =>
    worker.evaluate(async ({ verb, mark }) => {
      const asked = [];
      const own = self.fetch;
      self.fetch = async (address, options) => {
        const answer = await own(address, options);
        asked.push([options?.method ?? "GET", new URL(address).pathname.split("/").at(-1), answer.status, new URLSearchParams(options?.body).get(verb)]);
        return answer;
      };
      const event = Object.assign(new Event("notificationclick"), { action: verb, notification: { close() {}, data: { address: "event", mark } } });
      let end;
      event.waitUntil = (done) => (end = done);
      self.dispatchEvent(event);
      await end;
      self.fetch = own;
      return asked;
    }, { verb: action, mark });
  assert.deepEqual((await pressed("snooze", "7 a b.ics")).at(-1), ["POST", "reminders", 200, "10 7 a b.ics"]);
  await put(page, otto, "Tuning", Date.now() + 600_000, Date.now() - 1_000);
  await page.goto(`${base}/preferences`);
  const rings = page.locator("turbo-frame#reminders .reminder", { hasText: "Tuning" });
  await rings.waitFor({ timeout: 45_000 });
  const whole = await rings.getAttribute("data-mark");
  const [, calendar, object, rang] = /^(\d+) (.*) ([^ ]*)$/.exec(whole);
  const mark = `${calendar} ${object}`;
  const shown = JSON.parse(await (await page.waitForFunction(() => localStorage.getItem("shown"))).jsonValue());
  assert.deepEqual([shown.title, shown.tag, shown.data.mark], ["Tuning", `carillon-${whole}`, mark], "a page that is in sight shows it itself");
  await page.waitForFunction(async () => (await caches.match("/marks")) !== undefined);
  await page.goto("about:blank");
  assert.deepEqual(await push({ reminder: { ...alarm, calendar, key: object, rang } }), [], "what a page showed is not shown again");
  assert.deepEqual(await pressed("dismiss", mark), [["GET", "reminders", 200, null], ["POST", "reminders", 200, mark]]);
  await page.goto(`${base}/preferences`);
  await page.locator("turbo-frame#reminders .reminders").waitFor({ state: "attached" });
  assert.equal(await rings.count(), 0, "what was heard in a notification rings on no page");
  await page.locator("#device [name=push]:checked").waitFor();
  await page.locator("#device [name=push]").uncheck({ noWaitAfter: true });
  await page.getByText("is no longer notified.").waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("stub")), null);
  await page.context().close();
});

test("nobody can subscribe if the domain switches push off", async () => {
  const page = await opened(otto);
  await api(page, "PATCH", `domains/${domain}/settings`, { "web.push": false });
  await page.goto(`${base}/preferences`);
  assert.equal(await page.locator("#push-form").count(), 0);
  await api(page, "PATCH", `domains/${domain}/settings`, { "web.push": null });
  await page.context().close();
});
