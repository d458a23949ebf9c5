// As whom one writes: identities, their signatures, deputies; and what becomes of letters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, deliver, launch, letterText, open, password, signIn, writeText } from "./house.mjs";

const domain = `identities-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const otto = `otto@${domain}`;
const sales = `sales@${domain}`;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ida, "Ida Bell"], [otto, "Otto Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await api(page, "POST", "aliases", { address: sales, account: ida });
  await page.context().close();
});

after(() => browser.close());

async function opened(name, options) {
  const page = await open(browser, options);
  await signIn(page, "", name, password);
  return page;
}

async function send(page) {
  await page.click("#send");
  await page.getByText("Sent.", { exact: true }).waitFor();
}

async function read(page, subject) {
  await page.goto(`${base}/mail`);
  await page.click(`.row:has-text("${subject}") > a`);
  await page.locator("#reading .letter", { hasText: subject }).waitFor();
  const { uid, folder } = await page.locator("#reading .letter").evaluate((one) => ({ ...one.dataset }));
  return { uid, folder, octets: await (await page.context().request.get(`${base}/part?f=${folder}&m=${uid}`)).text() };
}

async function make(page, { name, address, signature, more = async () => {} }) {
  await page.goto(`${base}/identities`);
  await page.click("#new");
  await page.locator("#identity").waitFor();
  await page.fill("#name", name);
  await page.selectOption("#address", address);
  if (page.isScripted) {
    await page.locator("#identity[data-edited]").waitFor();
    await page.frameLocator("#identity .editor iframe").locator("#body").fill(signature);
  } else {
    await page.fill("#signature", signature);
  }
  await more();
  await page.click("#save");
  await page.getByText("Saved.").waitFor();
}

test("identities are made with a signature, without script too, and choosing one changes it in place", async () => {
  const plain = await opened(ida, { javaScriptEnabled: false });
  await make(plain, { name: "Ida Bell", address: ida, signature: "Ida\nThe Tower", more: () => plain.check("#default") });
  await plain.context().close();
  const page = await opened(ida);
  await make(page, {
    name: "The Shop",
    address: sales,
    signature: "Sales of bells",
    more: async () => {
      await page.fill("#replyTo", `answers@${domain}`);
      await page.fill("#bcc", otto);
    },
  });
  await assertAccessible(page);
  await page.goto(`${base}/write`);
  assert.match(await (await letterText(page)).innerText(), /-- \s+Ida\s+The Tower/);
  await page.selectOption("#from", { label: `The Shop <${sales}>` });
  await page.frameLocator(".editor iframe").getByText("Sales of bells").waitFor();
  assert.doesNotMatch(await (await letterText(page)).innerText(), /The Tower/);
  await page.fill("#to", ida);
  await page.fill("#subject", "From the shop");
  await send(page);
  const { octets } = await read(page, "From the shop");
  assert.match(octets, new RegExp(`From: "?The Shop"? <${sales}>`));
  assert.match(octets, new RegExp(`Reply-To: <?answers@${domain}`));
  assert.match(octets, /Sales of bells/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  const his = await opened(otto);
  await read(his, "From the shop");
  await his.context().close();
});

test("a reply is written as the identity that was addressed, and without script a button changes it", async () => {
  await deliver(ida, `From: Nora <nora@elsewhere.test>\r\nTo: ${sales}\r\nSubject: Which bells\r\nMessage-ID: <which@elsewhere.test>\r\n\r\nDo you have any?\r\n`);
  const page = await opened(ida, { javaScriptEnabled: false });
  await page.goto(`${base}/mail`);
  const href = await page.locator('.row:has-text("Which bells") > a').getAttribute("href");
  const asked = new URLSearchParams(href.split("?")[1]);
  await page.goto(`${base}/write?as=reply&f=${asked.get("f")}&m=${asked.get("m")}`);
  assert.match(await page.locator("#from option:checked").innerText(), /The Shop/);
  assert.match(await page.inputValue("#text"), /-- \s+Sales of bells[^]*> Do you have any/);
  await page.selectOption("#from", { label: `Ida Bell <${ida}>` });
  await page.click("#become");
  assert.match(await page.inputValue("#text"), /-- \s+Ida\s+The Tower[^]*> Do you have any/);
  assert.doesNotMatch(await page.inputValue("#text"), /Sales of bells/);
  await page.context().close();
});

test("a deputy writes on somebody's behalf until that is taken back", async () => {
  const hers = await opened(ida);
  await hers.goto(`${base}/identities`);
  await hers.fill("#deputy", otto);
  await hers.click("#allow");
  await hers.getByText("may write on your behalf now").waitFor();
  const his = await opened(otto);
  await make(his, { name: "Ida Bell", address: ida, signature: "for Ida" });
  await his.goto(`${base}/write`);
  await his.selectOption("#from", { label: `Ida Bell <${ida}>, on behalf` });
  await his.fill("#to", ida);
  await his.fill("#subject", "In her name");
  await writeText(his, "As agreed.");
  await send(his);
  const { octets } = await read(hers, "In her name");
  assert.match(octets, new RegExp(`From: "?Ida Bell"? <${ida}>`));
  assert.match(octets, new RegExp(`Sender: "?Otto Ring"? <${otto}>`));
  await his.goto(`${base}/write`);
  await his.selectOption("#from", { label: `Ida Bell <${ida}>, on behalf` });
  const key = await his.inputValue("#from");
  await hers.goto(`${base}/identities`);
  await hers.click("button[name=withdraw]");
  await hers.getByText("may not write on your behalf any more").waitFor();
  await his.goto(`${base}/write`);
  assert.equal(await his.locator(`#from option[value="${key}"]`).count(), 0);
  await hers.context().close();
  await his.context().close();
});
