// A user's directory entry: changed by the user as far as the domain allows, and seen by others at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, append, assertAccessible, base, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `entry-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const ben = `ben@${domain}`;
const eve = `eve@elsewhere.${domain}`;
let browser;
let large; // more pixels than a photo may have, in few bytes
let small;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: ida, displayName: "Ida Bell", password, department: "Towers" });
  await api(page, "POST", "accounts", { address: ben, displayName: "Ben Rope", password });
  await api(page, "POST", "domains", { name: `elsewhere.${domain}` });
  await api(page, "POST", "accounts", { address: eve, password });
  large = await picture(page, 2000, 1500);
  small = await picture(page, 200, 160);
  await page.context().close();
});

after(() => browser.close());

async function picture(page, width, height) {
  const address = await page.evaluate(
    ([across, down]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: across, height: down });
      const drawing = canvas.getContext("2d");
      drawing.fillStyle = "#c63";
      drawing.fillRect(0, 0, across, down);
      return canvas.toDataURL("image/png");
    },
    [width, height],
  );
  return { name: "face.png", mimeType: "image/png", buffer: Buffer.from(address.split(",")[1], "base64") };
}

async function opened(options, who = ida) {
  const page = await open(browser, options);
  await signIn(page, "", who, password);
  await page.goto(`${base}/entry`);
  return page;
}

test("a user's directory entry is changed without script, and the user's card shows it at once", async () => {
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

const authorization = (who) => ({ authorization: `Basic ${btoa(`${who}:${password}`)}` });

test("a photo is added without script, within limits, and visible only to those who see the entry", async () => {
  const page = await opened({ javaScriptEnabled: false, viewport: phone });
  await page.getByText("at most 100 KB and 1,024 pixels per side").waitFor();
  await page.setInputFiles("#photo", large);
  await page.click("#keepPhoto");
  await page.locator("#photo-wrong", { hasText: "at most 1,024 pixels per side" }).waitFor();
  await page.setInputFiles("#photo", { name: "face.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(100 * 1024 + 1, 7) });
  await page.click("#keepPhoto");
  await page.locator("#photo-wrong", { hasText: "at most 100 KB" }).waitFor();
  await page.click("#keepPhoto");
  await page.locator("#photo-wrong", { hasText: "must be a readable JPEG" }).waitFor();
  await page.setInputFiles("#photo", small);
  await page.click("#keepPhoto");
  await page.getByText("Saved.").waitFor();
  const face = page.getByRole("img", { name: "Photo of Ida Bell" });
  const address = new URL(await face.getAttribute("src"), page.url()).href;
  await page.click("#removePhoto");
  await page.getByText("Photo removed.").waitFor();
  assert.equal(await face.count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone.").waitFor();
  assert.equal(new URL(await face.getAttribute("src"), page.url()).href, address);
  const card = await page.context().request.get(`${base}/~${ida}/profile.vcf`, { headers: authorization(ida) });
  assert.match(await card.text(), /PHOTO;[^\r\n]*ENCODING=b/i);
  const rest = (method, body) =>
    page.context().request.fetch(`${base}/api/v1/accounts/${ida}/photo`, { method, headers: { ...authorization(ida), "content-type": "application/json" }, data: body && JSON.stringify(body) });
  assert.equal((await (await rest("GET")).json()).version, new URL(address).searchParams.get("v"));
  assert.deepEqual([(await rest("PUT", { octets: large.buffer.toString("base64") })).status(), (await rest("DELETE")).status(), (await rest("GET")).status()], [422, 204, 404]);
  assert.equal((await rest("PUT", { octets: small.buffer.toString("base64") })).status(), 204);
  const others = await opened({}, eve);
  assert.equal((await others.context().request.get(address)).status(), 404);
  await others.context().close();
  await page.context().close();
});

test("a photo is cropped by script, and shown in lists, messages, the directory and its vCards", async () => {
  const own = await opened();
  await own.setInputFiles("#photo", large);
  await own.waitForFunction(() => document.getElementById("photo").files[0]?.type === "image/jpeg");
  await own.click("#keepPhoto");
  await own.getByText("Saved.").waitFor();
  await own.waitForFunction(() => document.querySelector(".own-photo img")?.naturalWidth === 320);
  assert.equal(await own.inputValue("#photo"), "");
  await assertAccessible(own);
  await own.context().close();
  await append(ben, ["From: Ida Bell <IDA@" + domain + ">\nTo: " + ben + "\nSubject: Practice\n\nAt seven.\n", "From: Eve <" + eve + ">\nTo: " + ben + "\nSubject: Other\n\n.\n"]);
  const page = await opened({}, ben);
  const asked = [];
  page.on("request", (request) => request.url().includes("/portrait?") && asked.push(request.url()));
  await page.goto(`${base}/mail`);
  await page.waitForFunction(() => document.querySelector(".row .circle img")?.naturalWidth === 320);
  assert.equal(await page.locator(".row .circle img").count(), 1);
  await page.locator(".row a", { hasText: "Practice" }).click();
  await page.locator(".letter .people .circle img").waitFor();
  await page.goto(`${base}/contacts?b=directory`);
  await page.locator(".row", { hasText: "Ida Bell" }).locator("img.circle").waitFor();
  await page.locator(".row .who", { hasText: "Ida Bell" }).click();
  await page.locator("#reading .face img").waitFor();
  await assertAccessible(page);
  assert.equal(new Set(asked).size, 1);
  const served = await page.context().request.get(asked[0]);
  assert.deepEqual(
    ["content-type", "x-content-type-options", "content-security-policy"].map((name) => served.headers()[name]),
    ["image/jpeg", "nosniff", "sandbox; default-src 'none'"],
  );
  const again = await page.context().request.get(asked[0], { headers: { "if-none-match": served.headers().etag } });
  assert.equal(again.status(), 304);
  const query = (wanted) =>
    page.context().request.fetch(`${base}/dav/addressbooks/${ben}/~directory/`, {
      method: "REPORT",
      headers: { ...authorization(ben), "content-type": "text/xml", depth: "1" },
      data: `<c:addressbook-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop><c:address-data>${wanted}</c:address-data></d:prop><c:filter/></c:addressbook-query>`,
    });
  assert.match(await (await query("")).text(), /PHOTO;[^]*FN:Ida Bell|FN:Ida Bell[^]*PHOTO;/);
  assert.doesNotMatch(await (await query('<c:prop name="FN"/>')).text(), /PHOTO/);
  await page.context().close();
});

test("fields of the administrator stay read-only, and fields that the domain closes are refused for everyone", async () => {
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
