// Guidance for administrators: first steps, objects at a glance with their next step, working DNS records, choices instead of typed names.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, choose, launch, open, openAdder, password, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `led-${mark}.test`;
const zoe = `zoe@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "mail.host-name": null });
  await browser.close();
});

async function administer(path, options) {
  const page = await open(browser, options);
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/${path}`);
  return page;
}

async function done(page) {
  await assertAccessible(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

test("DNS records have no target until the server has a name, then the listening ports", async () => {
  const page = await administer(`zone?domain=${domain}`);
  await api(page, "PATCH", "settings", { "mail.host-name": "localhost" });
  await page.reload();
  await page.getByText("This server has no public host name").waitFor();
  assert.equal(await page.locator("table.zone", { hasText: "localhost" }).count(), 0);
  assert.match(await page.getByRole("link", { name: "Set the host name" }).getAttribute("href"), /mail\.host-name/);

  await api(page, "PATCH", "settings", { "mail.host-name": `mail.${domain}` });
  await page.reload();
  const web = new URL(base).port || "443";
  await page.locator("tr", { hasText: `_caldavs._tcp.${domain}` }).getByText(`0 1 ${web} mail.${domain}.`).waitFor();
  await done(page);
});

test("a domain publishes an MTA-STS policy once that is switched on", async () => {
  const page = await administer(`zone?domain=${domain}`);
  assert.equal(await page.locator("tr", { hasText: "_mta-sts" }).count(), 0);
  await api(page, "PATCH", `domains/${domain}/settings`, { "mail.in.mta-sts": "testing" });
  await page.reload();
  await page.locator("tr", { hasText: `_mta-sts.${domain}` }).getByText("v=STSv1").waitFor();
  const policy = await page.context().request.get(`${base}/.well-known/mta-sts.txt`, { headers: { host: `mta-sts.${domain}` } });
  assert.equal(await policy.text(), `version: STSv1\r\nmode: testing\r\nmx: mail.${domain}\r\nmax_age: 604800\r\n`);
  await done(page);
});

test("a web hook's events are chosen by checkboxes, and its domain from a list", async () => {
  const page = await administer("objects?type=web-hooks");
  await openAdder(page);
  const told = page.getByRole("group", { name: "Reported changes" });
  for (const event of ["Event created", "Event changed", "Event cancelled", "Invitation answered", "Room or other resource booked"]) {
    await told.getByLabel(event).uncheck();
  }
  await told.getByLabel("Task done").check();
  await page.fill("#name", `erp-${mark}`);
  await page.fill("#address", "https://erp.example.com/tasks");
  await choose(page, "#domain", domain);
  await page.click("#create");
  await page.locator("#issued-secret").waitFor();
  const made = await api(page, "GET", `web-hooks/erp-${mark}`);
  assert.deepEqual([made.kinds, made.domain], [["task.done"], domain]);
  await api(page, "DELETE", `web-hooks/erp-${mark}`);
  await done(page);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a domain without a DKIM key gets one from its records${javaScriptEnabled ? "" : ", without script"}`, async () => {
    const name = `key-${javaScriptEnabled}-${mark}.test`;
    const page = await administer("overview", { javaScriptEnabled });
    await api(page, "POST", "domains", { name });
    await page.goto(`${base}/admin/zone?domain=${name}`);
    await page.getByText("Mail is not signed: there is no DKIM key yet").waitFor();
    await page.click("#make-key");
    await page.getByText("Mail is not signed yet: the record of the DKIM key is not published").waitFor();
    await page.locator("tr", { hasText: "_domainkey" }).getByText("v=DKIM1").waitFor();
    assert.equal(await page.locator("button[data-copies]:visible").count() > 0, javaScriptEnabled);
    await page.goto(`${base}/admin/overview`);
    await page.getByText(name).first().waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("the first steps show what is done and what is next", async () => {
  const page = await administer(`start?domain=${domain}`);
  await page.fill("#host", "localhost");
  await page.click("#name-host");
  await page.getByText("“localhost” is not a public host name").waitFor();
  await page.fill("#host", `mail.${domain}`);
  await page.click("#name-host");
  // The previous page contains the name, too: another test set it.
  await page.getByText("Saved.").waitFor();
  await page.getByText(`The public host name of this server is mail.${domain}.`).waitFor();
  assert.equal(await page.locator(".steps > li", { hasText: "Domain" }).first().getByText("Done").count(), 1);
  // Another test on the same server may have agreed already.
  if ((await page.locator("#agreed").count()) > 0) {
    await page.click("#order");
    await page.getByText("Agree to the terms first.").waitFor();
  }
  await page.getByText(`${domain} has no account yet.`).waitFor();
  await page.getByRole("link", { name: "Add an account" }).click();
  await page.waitForURL(/accounts\?domain=/);
  await page.fill("#address", "kim");
  await page.click("#create");
  await page.getByText("This field is required.").waitFor();
  await page.getByText("At least 8 characters.").waitFor();
  await page.fill("#password", password);
  await page.click("#create");
  await page.getByText(`kim@${domain} was added.`).waitFor();
  await done(page);
});

test("the first steps report a domain that is not public, and add another one", async () => {
  const page = await administer("overview");
  const name = `lan-${mark}`;
  await api(page, "POST", "domains", { name });
  await page.goto(`${base}/admin/start?domain=${name}`);
  await page.getByText(`“${name}” is not a public domain.`).waitFor();
  await page.fill("#name", `more.${domain}`);
  await page.click("#make-domain");
  await page.getByText(`more.${domain} was added.`).waitFor();
  assert.equal(await page.locator("#make-domain").count(), 0);
  await done(page);
});

test("an account's page shows a summary, and its service class is chosen there", async () => {
  const page = await administer("overview");
  await api(page, "POST", "service-classes", { name: `gold@${domain}` });
  await api(page, "POST", "accounts", { address: zoe, password, aliases: [`zo@${domain}`] });
  await api(page, "POST", "groups", { address: `all@${domain}` });
  await api(page, "POST", `groups/all@${domain}/members`, { add: [zoe] });
  await page.goto(`${base}/admin/account?account=${zoe}`);
  const glance = page.getByRole("region", { name: "At a glance" });
  await glance.getByText(`zo@${domain}`).waitFor();
  await glance.getByRole("link", { name: `all@${domain}` }).waitFor();
  await glance.getByText("No sign-in recorded", { exact: true }).waitFor();
  await glance.getByRole("link", { name: "Make a code" }).waitFor();
  await page.selectOption("#class", `gold@${domain}`);
  await page.click("#save");
  await glance.getByRole("link", { name: `gold@${domain}` }).waitFor();
  await api(page, "PATCH", `accounts/${zoe}`, { enabled: false });
  await page.reload();
  await glance.getByRole("link", { name: "Switch it on" }).waitFor();
  await done(page);
});

test("a domain's page shows a summary", async () => {
  const page = await administer(`domain?domain=${domain}`);
  const glance = page.getByRole("region", { name: "At a glance" });
  await glance.getByText("Mail is not signed: there is no DKIM key yet").waitFor();
  await glance.getByRole("link", { name: "Show the records" }).click();
  await page.waitForURL(/zone\?domain=/);
  await done(page);
});

for (const [locale, add] of [["en-GB", "Next"], ["de-DE", "Weiter"]]) {
  test(`the form of an identity source depends on its kind, ${locale}`, async () => {
    const page = await administer("objects?type=identity-sources", { locale });
    await openAdder(page);
    assert.equal(await page.locator("#address").count(), 0);
    await page.selectOption("#kind", "kerberos");
    await page.getByRole("button", { name: add, exact: true }).click();
    await page.waitForURL(/kind=kerberos/);
    await page.locator("#address").waitFor();
    for (const field of ["base", "filter", "scopes", "metadata", "startTls"]) {
      assert.equal(await page.locator(`#${field}`).count(), 0, field);
    }
    await page.goto(`${base}/admin/objects?type=identity-sources&kind=ldap`);
    await page.locator("#base").waitFor();
    await page.fill("#name", `dir-${mark}-${locale.toLowerCase()}`);
    await page.fill("#address", "ldaps://dc1.example.com");
    await page.fill("#base", "ou=people,dc=example,dc=com");
    await page.click("#create");
    await page.waitForURL(/identity-source=dir-/);
    await page.locator("#base").waitFor();
    assert.equal(await page.locator("#scopes").count(), 0);
    await api(page, "DELETE", `identity-sources/dir-${mark}-${locale.toLowerCase()}`);
    await done(page);
  });
}
