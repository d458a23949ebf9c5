// An administrator's desk: what needs attention, settings in people's words, the queue and each message in it.
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
  // Nobody is there: what is sent elsewhere waits.
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

test("a name that other servers refuse is a warning that leads to its setting", async () => {
  const page = await administer("overview");
  await api(page, "PATCH", "settings", { "mail.host-name": "localhost" });
  const warning = page.locator(".banner.warn", { hasText: "no name on the Internet" });
  while ((await warning.count()) === 0) {
    await page.reload(); // what a part says is good for a second
  }
  assert.equal(await page.getByText("Nothing needs attention.").count(), 0);
  await warning.getByRole("link", { name: "Change the setting" }).click();
  await page.waitForURL(/settings\?area=mail/);
  assert.equal(await page.getByLabel("Host name").inputValue(), "localhost");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("settings take and show what people write, and programs see what they always saw", async () => {
  for (const [locale, days, size, wrong, told] of [
    ["en-GB", "45 days", "2 GB", "soon", "such as 30 minutes, 12 hours or 45 days"],
    ["de-DE", "45 Tage", "2 GB", "bald", "etwa 30 Minuten, 12 Stunden oder 45 Tage"],
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

test("settings are found by words", async () => {
  const page = await administer("settings");
  await page.fill("#q", "largest message");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/q=largest/);
  assert.match(await page.locator("#values").innerText(), /largest/i);
  await page.fill("#q", "no such words anywhere");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByText("No setting has these words").waitFor();
  await page.context().close();
});

test("what waits is selected, counted and looked at", async () => {
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
  await page.getByText("One message goes on.").waitFor();
  await page.locator("table", { hasText: "does not accept connections" }).waitFor();
  await page.click("#delete");
  await page.waitForURL(/\/queue$/);
  await page.getByText("One message is deleted.").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const plain = await administer(`queue?sender=${ada}`, { javaScriptEnabled: false });
  assert.equal(await plain.locator("#every").isVisible(), false);
  await plain.click("#delete");
  await plain.getByText("Select a message first.").waitFor();
  await plain.context().close();
});

test("whoever administers a domain sees that domain, and no place that is not theirs", async () => {
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

test("what went wrong leaves the way back", async () => {
  const admin = await administer("nothing-here");
  await admin.getByRole("heading", { name: "Nothing is here" }).waitFor();
  await admin.locator("nav.side").getByRole("link", { name: "Accounts", exact: true }).click();
  await admin.waitForURL(/\/accounts$/);
  await admin.context().close();
  const hers = await open(browser);
  await signIn(hers, "", ada, password);
  await hers.goto(`${base}/nothing-here`);
  await hers.getByRole("heading", { name: "Nothing is here" }).waitFor();
  await hers.locator("nav.rail").getByRole("link", { name: "Mail" }).click();
  await hers.waitForURL(/\/mail$/);
  await hers.context().close();
});
