// Identities, their signatures, deputies, receipts, and templates.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, deliver, launch, letterText, open, password, promptly, signIn, writeText } from "./house.mjs";

const domain = `identities-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const otto = `otto@${domain}`;
const sales = `sales@${domain}`;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await promptly(page, domain);
  for (const [address, displayName] of [[ida, "Ida Bell"], [otto, "Otto Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await api(page, "POST", "aliases", { address: sales, target: ida });
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

test("identities are created with a signature, without script too, and choosing one replaces the signature", async () => {
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
  assert.match(await (await letterText(page)).innerText(), /--\s+Ida\s+The Tower/);
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
  await hers.getByText("can now write on your behalf").waitFor();
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
  await hers.getByText("can no longer write on your behalf").waitFor();
  await his.goto(`${base}/write`);
  assert.equal(await his.locator(`#from option[value="${key}"]`).count(), 0);
  await hers.context().close();
  await his.context().close();
});

test("delivery and read receipts are requested and shown on the sent message, and a receipt is sent by choice and once", async () => {
  const hers = await opened(ida);
  await hers.goto(`${base}/write`);
  await hers.fill("#to", otto);
  await hers.fill("#subject", "Did you see");
  await writeText(hers, "This?");
  await hers.click(".menu.options > summary");
  await hers.check("#ask-receipt");
  await hers.check("#ask-notice");
  await send(hers);
  const his = await opened(otto);
  await read(his, "Did you see");
  await his.getByText("The sender asks for a read receipt.").waitFor();
  await his.getByRole("link", { name: "Answer" }).click();
  await his.click("#send-receipt");
  await his.getByText("The receipt is sent.").waitFor();
  await his.locator("#reading .letter", { hasText: "Did you see" }).waitFor();
  assert.equal(await his.getByText("The sender asks for a read receipt.").count(), 0);
  await hers.goto(`${base}/mail`);
  await hers.locator(".row", { hasText: "Read: Did you see" }).first().waitFor();
  await hers.click("nav.side >> text=Sent");
  await hers.locator("h1", { hasText: "Sent" }).first().waitFor();
  await hers.click('.row:has-text("Did you see") > a');
  await hers.locator(".states li", { hasText: otto }).first().getByText(/read on/).waitFor();
  assert.deepEqual(hers.complaints, []);
  await hers.context().close();
  await his.context().close();
});

test("unknown senders get no automatic receipt, and none to another address", async () => {
  const page = await opened(ida);
  await page.goto(`${base}/writing`);
  await page.selectOption("#receipt", "known");
  await page.click("#keep");
  await page.getByText("Saved.").waitFor();
  await deliver(ida, `From: Nora <nora@elsewhere.test>\r\nTo: ${ida}\r\nDisposition-Notification-To: spy@other.test\r\nSubject: Spied upon\r\nMessage-ID: <spy@elsewhere.test>\r\n\r\nHello.\r\n`);
  await read(page, "Spied upon");
  await page.getByText("to an address other than the sender's: spy@other.test").waitFor();
  await page.getByRole("link", { name: "Answer" }).click();
  await page.click("#no-receipt");
  await page.getByText("No receipt is sent.").waitFor();
  await read(page, "Spied upon");
  assert.equal(await page.locator(".remote.receipt").count(), 0);
  await page.context().close();
});

test("'send and archive' archives the answered message, and undo reverts both", async () => {
  await deliver(ida, `From: Nora <nora@elsewhere.test>\r\nTo: ${ida}\r\nList-Post: <mailto:bells@lists.test>\r\nSubject: To be answered\r\nMessage-ID: <archived@elsewhere.test>\r\n\r\nHello.\r\n`);
  const page = await opened(ida);
  await page.goto(`${base}/writing`);
  await page.selectOption("#undo", "30");
  await page.click("#keep");
  await page.getByText("Saved.").waitFor();
  const { uid, folder } = await read(page, "To be answered");
  await page.goto(`${base}/write?as=list&f=${folder}&m=${uid}`);
  assert.match(await page.locator("#to").evaluate((input) => new FormData(input.form).get("to")), /bells@lists\.test/);
  await page.goto(`${base}/write?as=reply&f=${folder}&m=${uid}`);
  await writeText(page, "Answered.");
  await page.click("#send-archive");
  await page.getByText("Sent, and the message you answered is archived.").waitFor();
  assert.equal(await page.locator(".row", { hasText: "To be answered" }).count(), 0);
  await page.click("#take-back");
  await page.getByText("It will not be sent. It is in Drafts again.").waitFor();
  await page.goto(`${base}/mail`);
  await page.locator(".row", { hasText: "To be answered" }).first().waitFor();
  await page.context().close();
});

test("a template is stored as a message and new messages begin with it", async () => {
  const page = await opened(ida);
  await page.goto(`${base}/write`);
  await page.fill("#subject", "The offer");
  await writeText(page, "Dear customer");
  await page.click(".menu.options > summary");
  await page.click("#save-template");
  await page.getByText("The template is saved.").waitFor();
  await page.goto(`${base}/write`);
  await page.click(".menu.options > summary");
  await page.getByRole("link", { name: "The offer" }).click();
  await page.waitForURL(/as=new/);
  assert.match(await (await letterText(page)).innerText(), /Dear customer/);
  assert.equal(await page.inputValue("#subject"), "The offer");
  await page.goto(`${base}/mail`);
  await page.locator("nav.side >> text=Templates").waitFor();
  await page.context().close();
});
