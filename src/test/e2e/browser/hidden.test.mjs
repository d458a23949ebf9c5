// Functions that a domain or an account does not have: nothing links to them, and requests are refused.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open, password, signIn } from "./house.mjs";

const domain = `hidden-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const otto = `otto@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ida, "Ida Bell"], [otto, "Otto Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

test("functions that an account lacks are not linked and not accessible, and an open form of one is refused", async () => {
  const page = await open(browser);
  await signIn(page, "", ida, password);
  await page.goto(`${base}/identities`);
  await page.fill("#deputy", otto);
  await api(page, "PATCH", `accounts/${ida}/settings`, { "web.hidden": ["rules", "identities", "sharing"] });
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST"), page.click("#allow")]);
  assert.equal(answer.status(), 404);
  await page.locator("#deputy").waitFor({ state: "detached" }); // the page without the link has loaded
  await page.goto(`${base}/preferences`);
  for (const gone of ["rules", "identities", "shares"]) {
    assert.equal(await page.locator(`main a[href="${gone}"], nav a[href$="/${gone}"]`).count(), 0, gone);
    assert.equal((await page.context().request.get(`${base}/${gone}`)).status(), 404, gone);
  }
  assert.equal(await page.locator('main a[href="away"]').count(), 1);
  await assertAccessible(page);
  await page.goto(`${base}/folders`);
  assert.equal(await page.locator(".shareable").count(), 0);
  await page.context().close();
});

test("vacation replies are available while rules are hidden, and refused once they are hidden", async () => {
  const page = await open(browser, { javaScriptEnabled: false });
  await signIn(page, "", ida, password);
  await page.goto(`${base}/away`);
  await page.check("#on");
  await page.fill("#text", "I am up in the tower.");
  await page.click("#save");
  await page.getByText("Automatic replies are on.").waitFor();
  await page.goto(`${base}/away`);
  await page.fill("#text", "Gone.");
  await api(page, "PATCH", `domains/${domain}/settings`, { "web.hidden": ["away"] });
  await api(page, "PATCH", `accounts/${ida}/settings`, { "web.hidden": null });
  await page.click("#save");
  assert.equal((await page.context().request.get(`${base}/away`)).status(), 404);
  assert.equal((await page.context().request.get(`${base}/identities`)).status(), 200);
  await api(page, "PATCH", `domains/${domain}/settings`, { "web.hidden": null });
  await page.goto(`${base}/away`);
  assert.equal(await page.inputValue("#text"), "I am up in the tower.");
  await page.context().close();
});
