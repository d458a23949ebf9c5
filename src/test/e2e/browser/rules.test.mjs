// An administrator's rules: a script is written, its errors are shown beside their lines, and it is tried on a pasted message.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, launch, open, openAdder, phone, signIn } from "./house.mjs";

const domain = `rules-${Date.now().toString(36)}.test`;
const right = 'require "fileinto";\nif header :contains "Subject" "bell" {\n  fileinto "Bells";\n}\n';
const message = "From: Lou <lou@elsewhere.test>\nSubject: The bell\n\nIt rings.\n";
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await page.context().close();
});

after(() => browser.close());

async function administer(path, options) {
  const page = await open(browser, options);
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/${path}`);
  return page;
}

for (const javaScriptEnabled of [true, false]) {
  test(`a rule is written, corrected, tried and deleted ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const name = `bells ${javaScriptEnabled} & more`;
    const page = await administer(`rules?domain=${domain}`, { javaScriptEnabled });
    await page.click("#add");
    await page.fill("#name", name);
    await page.selectOption("#use", "BEFORE");
    await page.fill("#text", 'require "fileinto";\nfileinto;\nkeeep;\n');
    await page.click("#save");
    await page.locator("#faults li", { hasText: "Line 2" }).waitFor();
    assert.match(await page.locator("#faults").innerText(), /Line 3[^]*keeep/);
    assert.match(await page.inputValue("#text"), /keeep/);
    await page.fill("#text", right);
    await page.click("#save");
    await page.getByText(`${name} was saved.`).waitFor();
    assert.equal(await page.inputValue("#use"), "BEFORE");

    await page.locator(".head .button").click();
    await page.fill("#from", "lou@elsewhere.test");
    await page.fill("#message", message);
    await page.click("#run");
    const result = page.locator("#result");
    await result.getByText("File it").waitFor();
    assert.match(await result.innerText(), /Bells[^]*header\s+true/);

    await page.goto(`${base}/admin/rules?domain=${domain}`);
    await page.locator("table a", { hasText: name }).click();
    await page.fill("#typed", name);
    await page.click("#delete");
    await page.getByText("The rule runs. Choose").waitFor();
    await page.selectOption("#use", "NONE");
    await page.click("#save");
    await page.getByText(`${name} was saved.`).waitFor();
    await page.fill("#typed", name);
    await page.click("#delete");
    await page.getByText(`${name} was deleted.`).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("the policy is tried on a pasted message", async () => {
  const page = await administer("policy-trial", { viewport: phone });
  await page.fill("#client", "no address");
  await page.fill("#message", message);
  await page.click("#run");
  await page.getByText("This is not an IPv4 or IPv6 address.").waitFor();
  await page.fill("#client", "192.0.2.1");
  await page.fill("#from", "lou@elsewhere.test");
  await page.fill("#zone", "$ORIGIN elsewhere.test.\n@ 60 IN TXT \"v=spf1 -all\"\n");
  await page.click("#run");
  await page.locator("#result").waitFor();
  assert.ok((await page.locator("#result tbody tr").count()) > 0);
  await assertAccessible(page);
  await page.context().close();
});

test("the page shows the result of a test, and an error in an entry", async () => {
  const name = `dead-${domain.split(".")[0]}`;
  const page = await administer("objects?type=filter-entries");
  await openAdder(page);
  await page.fill("#name", name);
  await page.selectOption("#target", "client");
  await page.fill("#pattern", "192.0.2.0/240");
  await page.click("#create");
  await page.getByText("The client must be an IP address or a network such as 192.0.2.0/24.").waitFor();
  assert.equal(await page.inputValue("#pattern"), "192.0.2.0/240");

  await api(page, "POST", "external-filters", { name, kind: "clamd", address: "127.0.0.1:9", enabled: false });
  await page.goto(`${base}/admin/object?type=external-filters&external-filter=${name}`);
  await page.click("#test");
  await page.getByText("It does not work.").waitFor();
  await api(page, "DELETE", `external-filters/${name}`);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
