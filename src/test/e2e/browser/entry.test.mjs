// What the directory says of a reader: changed by the reader as far as the domain lets it, and seen by others at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open, password, signIn } from "./house.mjs";

const domain = `entry-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: ida, displayName: "Ida Bell", password, department: "Towers" });
  await page.context().close();
});

after(() => browser.close());

async function opened(options) {
  const page = await open(browser, options);
  await signIn(page, "", ida, password);
  await page.goto(`${base}/entry`);
  return page;
}

test("one's entry is changed without script, and one's card says it at once", async () => {
  const page = await opened({ javaScriptEnabled: false });
  await page.fill("#mobilePhone", "+49 170 1234");
  await page.fill("#title", "Bell ringer");
  await page.fill("#locality", "Ulm");
  await page.click("#keep");
  await page.getByText("Saved.").waitFor();
  assert.equal(await page.inputValue("#mobilePhone"), "+49 170 1234");
  const card = await page.context().request.get(`${base}/~${ida}/profile.vcf`, { headers: { authorization: `Basic ${btoa(`${ida}:${password}`)}` } });
  assert.match(await card.text(), /TEL[^\r\n]*\+49 170 1234[^]*TITLE:Bell ringer/);
  await page.context().close();
});

test("what the house says stays the house's, and what the domain closes is refused whoever asks", async () => {
  const page = await opened();
  await page.locator("main dl", { hasText: "Towers" }).waitFor();
  assert.equal(await page.locator("#department").count(), 0);
  await assertAccessible(page);
  await page.fill("#website", "https://ida.example\u0000");
  await page.evaluate(() => document.querySelector("#entry-form").insertAdjacentHTML("beforeend", '<input type="hidden" name="department" value="Board">'));
  await page.fill("#website", "https://ida.example");
  await page.click("#keep");
  await page.getByText("Saved.").waitFor();
  await page.locator("main dl", { hasText: "Towers" }).waitFor();
  await api(page, "PATCH", `domains/${domain}/settings`, { "directory.own-entry": ["nickName"] });
  await page.fill("#title", "Mayor");
  await page.click("#keep");
  await page.locator("#title").waitFor({ state: "detached" });
  const own = await page.context().request.fetch(`${base}/api/v1/accounts/${ida}`, {
    method: "PATCH",
    headers: { authorization: `Basic ${btoa(`${ida}:${password}`)}`, "content-type": "application/merge-patch+json" },
    data: JSON.stringify({ title: "Mayor" }),
  });
  assert.equal(own.status(), 403);
  await page.reload();
  await page.locator("main dl", { hasText: "Bell ringer" }).waitFor();
  await page.context().close();
});
