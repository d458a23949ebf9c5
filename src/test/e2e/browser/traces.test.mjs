// Message traces: found, read and acted upon by administrators.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, deliver, launch, open, password, phone, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `traces-${mark}.test`;
const ida = `ida@${domain}`;
const chief = `chief-${mark}`;
const listed = `pills-${mark}`;
const kept = `kept-${mark}`;
const unscreened = "policy.screening.unscreened-networks";
let browser;

/** Returns the traces of mail to a recipient once there are some: they are written shortly after the message. */
async function traced(page, recipient) {
  for (;;) {
    const { items } = await api(page, "GET", `message-traces?recipient=${recipient}`);
    if (items.length > 0) {
      return items;
    }
  }
}

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: ida, password });
  await api(page, "POST", "administrators", { name: chief, password, domain });
  await api(page, "POST", "filter-entries", { name: listed, target: "header", pattern: `Subject: *${mark} pills*`, action: "points", points: 7 });
  await api(page, "POST", "filter-entries", { name: kept, target: "header", pattern: `Subject: ${mark} kept`, action: "quarantine" });
  await api(page, "PATCH", "settings", { [unscreened]: [] });
  await deliver(ida, `Message-ID: <${mark}@elsewhere.test>\nSubject: ${mark} pills\n\nCheap.\n`);
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { [unscreened]: null });
  await api(page, "DELETE", `filter-entries/${listed}`);
  await api(page, "DELETE", `filter-entries/${kept}`);
  await browser.close();
});

async function administer(name, secret, path, options) {
  const page = await open(browser, options);
  await signIn(page, "/admin", name, secret);
  await page.goto(`${base}/admin/${path}`);
  return page;
}

for (const javaScriptEnabled of [true, false]) {
  test(`a message's trace is found and read ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await administer("admin", adminPassword, "overview", { javaScriptEnabled });
    const [{ id, handling }] = await traced(page, ida);
    await page.goto(`${base}/admin/message-traces?recipient=${ida.toUpperCase()}&handling=${handling}`);
    await page.locator("table a", { hasText: id }).click();
    await page.getByText("It was accepted").first().waitFor();
    const row = page.locator("tr", { hasText: listed });
    assert.match(await row.innerText(), /Own lists\s+\+7/);
    assert.match(await page.locator("main").innerText(), /junk from 50 points/);
    await row.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: listed }).waitFor();
    await page.goto(`${base}/admin/message-traces?id=${mark}@elsewhere.test`);
    assert.equal(await page.locator("tbody tr").count(), 1);
    await page.goto(`${base}/admin/message-traces?recipient=nobody-${mark}`);
    await page.getByText("No messages found").waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("a message in quarantine is marked in the queue, and released", async () => {
  const page = await administer("admin", adminPassword, "overview");
  await deliver(ida, `Subject: ${mark} kept\n\nCheap.\n`);
  await page.locator("nav").getByRole("link", { name: "Quarantine" }).click();
  const row = page.locator("tr", { hasText: `${mark} kept` });
  assert.match(await row.innerText(), /Quarantined: [^]*In quarantine/);
  assert.equal(await page.locator("#retry, #return").count(), 0);
  await assertAccessible(page);
  await row.getByRole("link").click();
  // The list has the same buttons and subject.
  await page.getByRole("heading", { name: /^Message from/ }).waitFor();
  assert.equal(await page.locator("#retry, #return").count(), 0);
  await page.click("#release");
  await page.getByText("One message was released.").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the trace is for the domain's administrators, and in their language", async () => {
  const page = await administer(chief, password, `message-trace?id=<${mark}@elsewhere.test>`, { locale: "de-DE" });
  await page.getByText(/Sie wurde .*angenommen/).waitFor();
  assert.equal(await page.locator("#ban").count(), 0);
  await page.click("#allow");
  await page.getByText("stranger@elsewhere.test ist erlaubt.").waitFor();
  const { items } = await api(page, "GET", `filter-entries?domain=${domain}`);
  assert.deepEqual(items.map((entry) => [entry.pattern, entry.action, entry.domain]), [["stranger@elsewhere.test", "allow", domain]]);
  await page.context().close();
});

test("the pages of traces are accessible", async () => {
  for (const options of [{}, { viewport: phone }, { colorScheme: "dark" }]) {
    const page = await administer("admin", adminPassword, `message-trace?id=<${mark}@elsewhere.test>`, options);
    await assertAccessible(page);
    await page.goto(`${base}/admin/message-traces`);
    await assertAccessible(page);
    await page.goto(`${base}/admin/message-trace?id=nothing`);
    await page.getByText("No trace of this message").waitFor();
    await assertAccessible(page);
    await page.context().close();
  }
});
