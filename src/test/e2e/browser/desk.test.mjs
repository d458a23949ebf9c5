// An administrator's work: what needs attention, settings in plain words, the queue and each message in it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, base, launch, open, password, promptly, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `desk-${mark}.test`;
const other = `else-${mark}.test`;
const ada = `ada@${domain}`;
const chief = `desk-chief-${mark}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await promptly(page, domain);
  await api(page, "POST", "domains", { name: other });
  await api(page, "POST", "accounts", { address: ada, password });
  await api(page, "POST", "administrators", { name: chief, password, domain });
  // Nothing listens there: outgoing messages stay in the queue.
  await api(page, "PATCH", "settings", { "mail.out.smart-host": ["127.0.0.1:9"] });
  await signIn(page, "", ada, password);
  for (const name of ["bo", "cy"]) {
    await page.goto(`${base}/write`);
    await page.fill("#to", `${name}@elsewhere.test`);
    await page.fill("#subject", `For ${name}`);
    await page.click("#send");
    await page.getByText("Sent.", { exact: true }).waitFor();
  }
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "mail.out.smart-host": null, "mail.host-name": null });
  await browser.close();
});

async function administer(path, options, name = "admin", secret = adminPassword) {
  const page = await open(browser, options);
  await signIn(page, "/admin", name, secret);
  await page.goto(`${base}/admin/${path}`);
  return page;
}

test("a host name that other servers refuse gives a warning with a link to its setting", async () => {
  const page = await administer("overview");
  await api(page, "PATCH", "settings", { "mail.host-name": "localhost" });
  const warning = page.locator(".banner.warn", { hasText: "not a name on the Internet" });
  while ((await warning.count()) === 0) {
    await page.reload(); // the health of a part is cached for a second
  }
  assert.equal(await page.getByText("Nothing needs attention.").count(), 0);
  await warning.getByRole("link", { name: "Change the setting" }).click();
  await page.waitForURL(/settings\?area=mail/);
  assert.equal(await page.getByLabel("Host name").inputValue(), "localhost");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("settings accept and show values with units, and REST shows them unchanged", async () => {
  for (const [locale, days, size, wrong, told] of [
    ["en-GB", "45 days", "2 GB", "soon", "for example 30 minutes, 12 hours or 45 days"],
    ["de-DE", "45 Tage", "2 GB", "bald", "zum Beispiel 30 Minuten, 12 Stunden oder 45 Tage"],
  ]) {
    const page = await administer(`settings?domain=${domain}&area=mailboxes`, { locale });
    const span = page.locator("[id='mailbox.undelete-period']");
    await span.fill(wrong);
    await page.click("#save");
    await page.locator(".wrong", { hasText: told }).waitFor();
    await span.fill(days);
    await page.locator("[id='mailbox.quota.octets']").fill(size);
    await page.click("#save");
    await page.locator(".notice").waitFor();
    assert.equal(await span.inputValue(), days);
    assert.equal(await page.inputValue("[id='mailbox.quota.octets']"), size);
    const values = JSON.stringify(await api(page, "GET", `domains/${domain}/settings`));
    assert.match(values, /PT1080H/);
    assert.match(values, /2000000000/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("settings are found by a search", async () => {
  const page = await administer("settings");
  await page.fill("#q", "largest message");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/q=largest/);
  assert.match(await page.locator("#values").innerText(), /largest/i);
  await page.fill("#q", "no such words anywhere");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByText("No settings found").waitFor();
  await page.context().close();
});

test("queued messages are selected, counted and viewed", async () => {
  const page = await administer(`queue?sender=${ada}`);
  assert.equal(await page.locator("#hold").isDisabled(), true);
  await page.locator("#every").check();
  await page.getByText("2 of 2 selected").waitFor();
  await page.click("#hold");
  await page.getByText("2 messages are held.").waitFor();
  await page.locator("table.rows a").first().click();
  await page.waitForURL(/queued\?id=/);
  await page.getByRole("heading", { name: `Message from ${ada}` }).waitFor();
  await page.locator("summary", { hasText: "Message header" }).click();
  await page.locator("pre", { hasText: "Subject: For" }).waitFor();
  await page.click("#release");
  await page.getByText("One message was released.").waitFor();
  await page.locator("table", { hasText: "does not accept connections" }).waitFor();
  await page.click("#delete");
  await page.waitForURL(/\/queue$/);
  await page.getByText("One message was deleted.").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const plain = await administer(`queue?sender=${ada}`, { javaScriptEnabled: false });
  assert.equal(await plain.locator("#every").isVisible(), false);
  await plain.click("#delete");
  await plain.getByText("Select a message first.").waitFor();
  await plain.context().close();
});

test("a domain's administrator sees that domain, and no links to pages without access", async () => {
  const page = await administer("overview", {}, chief, password);
  await page.getByRole("heading", { name: domain }).first().waitFor();
  assert.equal(await page.locator(".figure, .parts").count(), 0);
  const places = await page.locator("nav.side a").evaluateAll((links) => links.map((link) => link.href));
  assert.ok(places.length >= 6);
  for (const place of [...places, ...(await page.locator("main a").evaluateAll((links) => links.map((link) => link.href)))]) {
    assert.equal((await page.goto(place)).status(), 200, place);
  }
  await page.goto(`${base}/admin/domain?domain=${domain}`);
  assert.equal(await page.locator("#delete").count(), 0);
  await page.context().close();
});

test("an error page keeps the navigation", async () => {
  const admin = await administer("nothing-here");
  await admin.getByRole("heading", { name: "Page not found" }).waitFor();
  await admin.locator("nav.side").getByRole("link", { name: "Accounts", exact: true }).click();
  await admin.waitForURL(/\/accounts$/);
  await admin.context().close();
  const hers = await open(browser);
  await signIn(hers, "", ada, password);
  await hers.goto(`${base}/nothing-here`);
  await hers.getByRole("heading", { name: "Page not found" }).waitFor();
  await hers.locator("nav.rail").getByRole("link", { name: "Mail" }).click();
  await hers.waitForURL(/\/mail$/);
  await hers.context().close();
});
