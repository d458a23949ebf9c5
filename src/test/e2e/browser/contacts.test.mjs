// Contacts as people use them: search while typing, creating, changing, undoing, sharing; with and without script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect } from "node:tls";
import { api, assertAccessible, base, deliver, imapsPort, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `contacts-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const bob = `bob@${domain}`;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ann, "Ann Bell"], [bob, "Bob Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

async function opened(name, options) {
  const page = await open(browser, options);
  await signIn(page, "", name, password);
  return page;
}

const names = (page) => page.locator("#rows .who").allTextContents();

async function make(page, given, family, fields = {}) {
  await page.goto(`${base}/contact?new=1`);
  await page.fill("#given", given);
  await page.fill("#family", family);
  for (const [id, value] of Object.entries(fields)) {
    await page.fill(`#${id}`, value);
  }
  await page.click("#save");
  await page.getByText("Contact added.").waitFor();
}

test("a contact is created with all fields, found while typing, changed, and each step is undone", async () => {
  const page = await opened(ann);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByText("No contacts here").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("c");
  await page.locator("#given").waitFor();
  await page.fill("#given", "Zoë");
  await page.fill("#family", "Müller");
  await page.fill("#organisation", "Foundry");
  await page.fill("#emails-0", "zoe@example.org");
  await page.click("[data-more=emails]");
  await page.keyboard.type("not an address");
  await page.selectOption("select[name=birthDay]", "31");
  await page.selectOption("select[name=birthMonth]", "4");
  await page.fill("#note", "rings on Sundays");
  await page.click("#save");
  await page.getByText("This is not a valid mail address.").waitFor();
  await page.getByText("There is no such day.").waitFor();
  assert.equal(await page.inputValue("#note"), "rings on Sundays");
  await assertAccessible(page);
  await page.fill("#emails-1", "zoe@work.example");
  await page.selectOption("select[name=emailsType] >> nth=1", "work");
  await page.selectOption("select[name=birthDay]", "30");
  await page.click("#save");
  await page.getByText("Contact added.").waitFor();
  for (const said of ["Zoë Müller", "Foundry", "zoe@work.example", "30 April", "rings on Sundays"]) {
    await page.locator("#reading").getByText(said, { exact: true }).waitFor();
  }
  await assertAccessible(page);
  await make(page, "Adam", "Bell", { "telephones-0": "+49 30 1234" });
  await page.goto(`${base}/contacts`);
  assert.deepEqual(await names(page), ["Adam Bell", "Zoë Müller"]);
  await page.keyboard.press("/");
  await page.keyboard.type("zoe mull");
  await page.waitForURL(/q=zoe\+mull/);
  assert.deepEqual(await names(page), ["Zoë Müller"]);
  await page.fill("#search", "301234");
  await page.locator("#rows .who", { hasText: "Adam" }).waitFor();
  await page.goto(`${base}/contacts`);
  await page.click(".menu.letters summary");
  await page.locator(".menu.letters .sheet a").getByText("M", { exact: true }).click();
  await page.waitForURL(/l=M/);
  await page.locator("#rows .who", { hasText: "Adam" }).waitFor({ state: "detached" });
  assert.deepEqual(await names(page), ["Zoë Müller"]);
  await page.goto(`${base}/contacts`);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.locator("#reading h1", { hasText: "Adam Bell" }).waitFor();
  await page.locator("#reading:not([busy])").waitFor(); // a frame whose load is interrupted fires "load", too
  await page.keyboard.press("j");
  await page.locator("#reading h1", { hasText: "Zoë Müller" }).waitFor();
  await page.locator("#reading:not([busy])").waitFor();
  await page.click("#change");
  await page.fill("#family", "Ring");
  await page.click("#save");
  await page.getByText("Contact saved.").waitFor();
  await page.locator("#reading h1", { hasText: "Zoë Ring" }).waitFor();
  await page.click("#take-back");
  await page.locator("#reading h1", { hasText: "Zoë Müller" }).waitFor();
  await page.click("#remove");
  await page.getByText("Zoë Müller deleted.").waitFor();
  assert.deepEqual(await names(page), ["Adam Bell"]);
  await page.click("#take-back");
  await page.locator("#reading h1", { hasText: "Zoë Müller" }).waitFor();
  await page.locator("#reading a", { hasText: "zoe@example.org" }).click();
  await page.locator("#letter").waitFor();
  assert.match(await page.locator("#letter").evaluate((form) => new FormData(form).get("to")), /zoe@example.org/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("without script contacts are found, created line by line, changed and deleted; on a phone", async () => {
  const page = await opened(bob, { javaScriptEnabled: false, viewport: phone });
  await page.goto(`${base}/contact?new=1`);
  await page.fill("#given", "Eve");
  await page.fill("#emails-0", "eve@example.org");
  await page.fill("#pages-0", "eve.example");
  await page.fill("textarea[name=street]", "Lane 1");
  await page.fill("input[name=city]", "Bath");
  await page.click("button[value=emails]");
  assert.equal(await page.inputValue("input[name=city]"), "Bath");
  await page.fill("#emails-1", "eve@second.example");
  await page.keyboard.press("Enter");
  await page.getByText("Contact added.").waitFor();
  await page.getByText("eve@second.example").waitFor();
  assert.match(await page.locator(".person-facts").innerText(), /Lane 1\s+Bath/);
  assert.equal(await page.isVisible("#rows"), false, "one pane at a time");
  await page.click(".toolbar .back");
  await page.fill("#search", "second");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=second/);
  assert.deepEqual(await names(page), ["Eve"]);
  await page.click("#rows a");
  await page.click("#remove");
  await page.getByText("Eve deleted.").waitFor();
  await page.click("#take-back");
  await page.getByText("eve@second.example").waitFor();
  await page.goto(`${base}/contacts?b=directory`);
  assert.deepEqual(await names(page), ["Ann Bell", "Bob Ring"]);
  await page.click("#rows a >> nth=0");
  await page.locator("#reading dd").getByText(ann).waitFor();
  assert.equal(await page.locator("#change").count(), 0);
  await page.context().close();
});

test("data of other programs is kept, and a conflicting change is reported", async () => {
  const page = await opened(ann);
  const headers = { authorization: `Basic ${btoa(`${ann}:${password}`)}`, "content-type": "text/vcard" };
  const book = await contactsPath(page, headers);
  const card = (family) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:odd\r\nN:${family};Odd;;;\r\nFN:Odd ${family}\r\nitem1.EMAIL;TYPE=INTERNET:odd@example.org\r\nitem1.X-ABLabel:Boat\r\nX-SPOUSE:Kim\r\nX-OWN;X-P=1:a\\,b\r\nEND:VCARD\r\n`;
  const put = (text) => page.context().request.fetch(`${base}${book}odd.vcf`, { method: "PUT", headers, data: text });
  assert.ok((await put(card("First"))).ok());
  await page.goto(`${base}/contacts`);
  await page.locator("#rows a", { hasText: "Odd First" }).click();
  await page.getByText("Boat").waitFor();
  await page.click("#change");
  await page.fill("#organisation", "Yard");
  await page.click("#save");
  await page.getByText("Contact saved.").waitFor();
  const kept = await (await page.context().request.fetch(`${base}${book}odd.vcf`, { headers })).text();
  for (const line of ["VERSION:3.0", "X-SPOUSE:Kim", "X-OWN;X-P=1:a\\,b", "item1.X-ABLABEL:Boat", "ORG:Yard"]) {
    assert.ok(kept.toUpperCase().includes(line.toUpperCase()), `${line} in ${kept}`);
  }
  await page.click("#change");
  await page.fill("#organisation", "Harbour");
  assert.ok((await put(card("Second"))).ok());
  await page.click("#save");
  await page.getByText("Somebody changed or deleted this contact in the meantime.").waitFor();
  assert.equal(await page.inputValue("#organisation"), "Harbour");
  await page.context().close();
});

test("groups are made of selected contacts, duplicates are merged, and each step is undone", async () => {
  const page = await opened(bob);
  const people = "Name,E-mail 1 - Value,Phone 1 - Value,Notes\nKim Long,kim@example.org,,\nKim Long,kim@example.org,+49 40 1,\nLee Low,lee@example.org,,\n,,,nobody\n";
  await page.goto(`${base}/address-books`);
  await assertAccessible(page);
  await page.setInputFiles("#file", { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) });
  await page.click("#take");
  await page.getByText("New: 3. Replaced: 0.").waitFor();
  await page.getByText("1 entry could not be imported:").waitFor();
  const table = await page.context().request.get(`${base}/${await page.locator("a[href*='as=csv']").first().getAttribute("href")}`);
  assert.match(await table.text(), /Kim Long.*kim@example\.org/);
  await page.goto(`${base}/contacts?q=l`);
  await page.locator("#rows .row", { hasText: "Kim Long" }).first().locator(".pick").click();
  await page.locator("#rows .row", { hasText: "Lee Low" }).locator(".pick").click();
  await page.click(".bulk .menu summary");
  await page.fill(".bulk input[name=newGroup]", "Ringers");
  await page.click("button[name=make]");
  await page.getByText("Group Ringers created.").waitFor();
  await page.locator("#side").getByText("Ringers").click();
  await page.locator("#list h1", { hasText: "Ringers" }).waitFor();
  assert.deepEqual(await names(page), ["Kim Long", "Lee Low"]);
  await assertAccessible(page);
  await page.locator("#rows .row", { hasText: "Lee Low" }).locator(".pick").click();
  await page.click("button[name=take]");
  await page.getByText("1 contact is no longer in Ringers.").waitFor();
  assert.deepEqual(await names(page), ["Kim Long"]);
  await page.click("#take-back");
  await page.locator("#rows", { hasText: "Lee Low" }).waitFor();
  await page.goto(`${base}/doubles`);
  await page.getByText("same mail address").waitFor();
  await assertAccessible(page);
  await page.click("button[name=merge]");
  await page.getByText("2 contacts merged: Kim Long.").waitFor();
  await page.locator(".empty").waitFor();
  await page.goto(`${base}/contacts?q=kim`);
  assert.deepEqual(await names(page), ["Kim Long"]);
  await page.goto(`${base}/address-books`);
  const fuller = "Name,Name Prefix,First Name,Last Name,Organization Name\nUwe Bjorn,,Uwe,Bjorn,Bells\nUwe Björn,Dr.,Uwe,Björn,Bells Ltd\n";
  await page.setInputFiles("#file", { name: "fuller.csv", mimeType: "text/csv", buffer: Buffer.from(fuller) });
  await page.click("#take");
  await page.getByText("New: 2.").waitFor();
  await page.goto(`${base}/contacts?q=uwe`);
  for (const each of await page.locator("#rows .row .pick").all()) await each.click();
  await page.click("button[name=merge]");
  await page.getByText("2 contacts merged: Uwe Björn.").waitFor();
  await page.locator("#contact, #reading", { hasText: "Bells Ltd" }).first().waitFor();
  await page.click("#take-back");
  await page.locator("#rows", { hasText: "Uwe Bjorn" }).waitFor();
  assert.deepEqual(await names(page), ["Uwe Bjorn", "Uwe Björn"]);
  await page.goto(`${base}/contacts`);
  await page.locator("#side").getByText("Ringers").click();
  await page.locator("#list h1", { hasText: "Ringers" }).waitFor();
  assert.deepEqual(await names(page), ["Kim Long", "Lee Low"], "the group names the one that stays");
  await page.click("#group-form summary");
  await page.fill("input[name=groupName]", "Tower");
  await page.click("button[name=rename]");
  await page.getByText("The group is now called Tower.").waitFor();
  await page.click("#group-form summary");
  await page.click("button[name=dissolve]");
  await page.getByText("Group Tower deleted; its contacts stay.").waitFor();
  assert.ok((await names(page)).includes("Lee Low"));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a photo is scaled down and sanitized, and a sender becomes a contact with a history", async () => {
  const page = await opened(ann);
  await deliver(ann, `From: Vera Vane <vera@elsewhere.test>\nTo: ${ann}\nSubject: From the tower\nMessage-ID: <v1@elsewhere.test>\n\nhello`);
  for (let i = 0; i < 40 && (await page.locator(".row", { hasText: "From the tower" }).count()) === 0; i++) {
    await page.goto(`${base}/mail`);
  }
  await page.locator(".row a", { hasText: "From the tower" }).click();
  await page.click(".letter .of-person");
  await page.getByText("Not among your contacts").waitFor();
  await page.locator("#history").getByText("From the tower").waitFor();
  await page.click("#add");
  assert.equal(await page.inputValue("#given"), "Vera");
  const picture = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 900;
    canvas.height = 700;
    canvas.getContext("2d").fillRect(0, 0, 900, 700);
    return canvas.toDataURL("image/png").split(",")[1];
  });
  await page.setInputFiles("#photo", { name: "vera.png", mimeType: "image/png", buffer: Buffer.from(picture, "base64") });
  await page.waitForFunction(() => document.getElementById("photo").files[0]?.type === "image/jpeg");
  await page.click("#save");
  await page.getByText("Contact added.").waitFor();
  const face = page.locator("#reading .face img");
  await face.waitFor();
  await page.waitForFunction(() => document.querySelector("#reading .face img").naturalWidth === 512);
  const served = await page.context().request.get(new URL(await face.getAttribute("src"), `${base}/`).href);
  assert.equal(served.headers()["content-security-policy"], "sandbox; default-src 'none'");
  await page.goto(`${base}/event?new=${new Date().toISOString().slice(0, 10)}`);
  await page.fill("#title", "Coffee");
  await page.fill("#people", "vera@elsewhere.test");
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
  await page.goto(`${base}/contacts`);
  await page.locator("#rows .who", { hasText: "Vera Vane" }).click();
  await page.locator("#history").getByText("Coffee").waitFor();
  await page.locator("#history").getByText("From the tower").click();
  await page.click(".letter .of-person");
  await page.locator("#reading h1", { hasText: "Vera Vane" }).waitFor();
  await page.click("#change");
  await page.setInputFiles("#photo", { name: "evil.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>") });
  await page.click("#save");
  await page.getByText("The photo must be a PNG, JPEG, GIF, WebP or AVIF file.").waitFor();
  await page.context().close();
});

test("a shared address book follows its rights, and books are created, renamed and deleted", async () => {
  const page = await opened(ann);
  await page.goto(`${base}/address-books`);
  await page.fill("#name", "Choir");
  await page.click("#create");
  await page.getByText("Address book Choir created.").waitFor();
  const book = (await page.locator("a", { hasText: "Choir" }).first().getAttribute("href")).match(/b=(\d+)/)[1];
  await page.goto(`${base}/contact?new=1&book=${book}`);
  await page.fill("#given", "Una");
  await page.click("#save");
  await page.getByText("In Choir").waitFor();
  await share(ann, "Choir", bob, "lr");
  const other = await opened(bob);
  await other.goto(`${base}/contacts?b=${book}`);
  assert.deepEqual(await names(other), ["Una"]);
  await other.click("#rows a");
  await other.getByText("read only").waitFor();
  assert.equal(await other.locator("#change").count(), 0);
  assert.equal(await other.locator(".bulk").count(), 0);
  await share(ann, "Choir", bob, "lrswite");
  await other.reload();
  await other.click("#change");
  await other.fill("#family", "Alto");
  await other.click("#save");
  await other.getByText("Contact saved.").waitFor();
  await page.goto(`${base}/contacts?b=${book}`);
  assert.deepEqual(await names(page), ["Una Alto"]);
  await page.goto(`${base}/address-books`);
  const line = page.locator(".own-books li", { hasText: "Choir" });
  await line.locator("summary").click();
  await line.locator("input[type=text]").fill("Chorus");
  await line.locator("button[name=rename]").click();
  await page.getByText("The address book is now called Chorus.").waitFor();
  const again = page.locator(".own-books li", { hasText: "Chorus" });
  await again.locator("summary").click();
  await page.getByRole("button", { name: "Delete address book Chorus" }).click();
  await page.getByText("Address book Chorus deleted.").waitFor();
  assert.match(await page.locator("body").innerText(), /under Recently deleted/);
  await other.goto(`${base}/contacts`);
  assert.ok(!(await names(other)).includes("Una Alto"));
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone.").waitFor();
  await other.goto(`${base}/contacts`);
  assert.ok((await names(other)).includes("Una Alto"), "it is shared as it was");
  await again.locator("summary").click();
  await again.locator("button[name=delete]").click();
  await page.getByText("Address book Chorus deleted.").waitFor();
  await other.goto(`${base}/contacts`);
  assert.ok(!(await names(other)).includes("Una Alto"));
  await other.context().close();
  await page.context().close();
});

async function contactsPath(page, headers) {
  const home = `/dav/addressbooks/${ann}/`;
  const found = await page.context().request.fetch(`${base}${home}`, { method: "PROPFIND", headers: { ...headers, depth: "1", "content-type": "application/xml" }, data: '<propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>' });
  const text = await found.text();
  const hrefs = [...text.matchAll(/<(?:\w+:)?href>([^<]+)<\/(?:\w+:)?href>/g)].map((one) => one[1]);
  const own = hrefs.find((one) => one !== home && !one.includes("~directory"));
  assert.ok(own, text);
  return own;
}

/** Grants rights by IMAP (RFC 4314). */
function share(owner, folder, whom, rights) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: imapsPort, host: "127.0.0.1", rejectUnauthorized: false });
    const dialogue = [`a login "${owner}" "${password}"\r\n`, `a setacl "${folder}" "${whom}" ${rights}\r\n`, "a logout\r\n"];
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (text) => {
      if (/^a (?:NO|BAD) /m.test(text)) {
        reject(new Error(text));
      } else if (/^(?:\* OK|a OK) /m.test(text)) {
        const next = dialogue.shift();
        if (next) {
          socket.write(next);
        } else {
          socket.end();
          resolve();
        }
      }
    });
  });
}
