// Files as people use them: uploaded, found, viewed, renamed, moved, copied, deleted and restored; with and without script; WebDAV clients see
// the same.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { connect } from "node:tls";
import { api, assertAccessible, base, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `files-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const bob = `bob@${domain}`;
const eve = `eve@${domain}`;
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ann, "Ann Bell"], [bob, "Bob Ring"], [eve, "Eve Peal"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

async function opened(name, options) {
  const page = await open(browser, options);
  await signIn(page, "", name, password);
  await page.goto(`${base}/files`);
  return page;
}

/** Sends a request like a WebDAV client of that user. */
function dav(page, who, method, path, data, headers = {}) {
  const authorization = `Basic ${btoa(`${who}:${password}`)}`;
  return page.context().request.fetch(`${base}/dav/files/${who}/${path}`, { method, data, headers: { authorization, ...headers } });
}

const text = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
const names = (page) => page.locator(".item > a.name").allInnerTexts();
const item = (page, name) => page.locator(".item", { hasText: name });
const said = (page, words) => page.getByText(words, { exact: true }).waitFor();

async function more(page, name, verb) {
  await item(page, name).locator("summary").click();
  await item(page, name).locator(".sheet").getByText(verb, { exact: true }).click();
}

test("a menu opened on a cached page stays open when the response comes", async () => {
  const page = await opened(eve);
  await page.setInputFiles("input[type=file]", [text("list.txt", "milk")]);
  await said(page, "Files uploaded: 1.");
  await page.click(".heads >> text=Name");
  await page.locator(".heads [data-sorted=descending]").waitFor();
  await item(page, "list.txt").locator("a.name").click();
  await page.locator(".looked-at").waitFor();
  let answer;
  const wanted = new Promise((resolve) => (answer = resolve));
  await page.route(/files\?/, (route) => wanted.then(() => route.continue()));
  await page.click("main a.to-folder");
  await page.locator("html[data-turbo-preview]").waitFor();
  await item(page, "list.txt").locator("summary").click();
  answer();
  await page.locator("html:not([data-turbo-preview])").waitFor();
  await item(page, "list.txt").locator(".sheet").getByText("Rename", { exact: true }).click();
  await page.locator("#name").waitFor();
  await page.context().close();
});

test("files are uploaded by script, found, viewed, renamed, moved, copied, deleted, and each step is undone", async () => {
  const page = await opened(ann);
  await assertAccessible(page);
  await page.setInputFiles("input[type=file]", [text("plan.txt", "first words"), { name: "dot.png", mimeType: "image/png", buffer: png }, text("page.html", "<script>alert(1)</script>")]);
  await said(page, "Files uploaded: 3.");
  assert.deepEqual(await names(page), ["dot.png", "page.html", "plan.txt"]);
  assert.equal(await (await dav(page, ann, "GET", "Files/plan.txt")).text(), "first words", "DAV has the same file");
  await assertAccessible(page);

  await page.click("summary:has-text('New folder')");
  await page.fill("#label", "Trips");
  await page.click("button[name=make]");
  await said(page, "Folder “Trips” created.");
  assert.deepEqual(await names(page), ["Trips", "dot.png", "page.html", "plan.txt"]);
  await page.click(".heads >> text=Name");
  await page.locator(".heads [data-sorted=descending]").waitFor();
  assert.deepEqual(await names(page), ["Trips", "plan.txt", "page.html", "dot.png"]);
  await page.click(".heads >> text=Name");
  await page.locator(".heads [data-sorted=ascending]").waitFor();

  await item(page, "dot.png").locator("a.name").click();
  await page.locator(".looked-at").waitFor();
  assert.ok(await page.locator(".looked-at img").evaluate((one) => one.decode().then(() => one.naturalWidth > 0)));
  await assertAccessible(page);
  await page.keyboard.press(".");
  await page.getByText("It can’t be shown here.").waitFor();
  await page.keyboard.press(".");
  await page.frameLocator(".looked-at iframe").getByText("first words").waitFor();
  const address = new URL(await page.locator("main a:has-text('Download')").getAttribute("href"), page.url()).href;
  await page.emulateMedia({ colorScheme: "dark" });
  const behind = () => page.locator(".looked-at iframe").evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.notEqual(await behind(), "rgb(255, 255, 255)", "its words are white there");
  await page.emulateMedia({ colorScheme: "light" });
  const got = await page.context().request.get(address.replace("plan.txt", "page.html") + "&view=1");
  assert.match(got.headers()["content-disposition"], /^attachment; filename\*=UTF-8''page.html$/, "what could act here is saved");
  assert.match(got.headers()["content-security-policy"], /sandbox/);
  await page.click("main a.to-folder");

  await more(page, "plan.txt", "Rename");
  await page.fill("#name", "dot.png");
  await page.keyboard.press("Enter");
  await page.getByText("“dot.png” is there already.").waitFor();
  await page.fill("#name", "our plan.txt");
  await page.keyboard.press("Enter");
  await said(page, "Renamed to “our plan.txt”.");
  await page.click("#take-back");
  await said(page, "Undone.");
  await item(page, "plan.txt").waitFor();
  assert.deepEqual(await names(page), ["Trips", "dot.png", "page.html", "plan.txt"]);

  const choose = async (...all) => {
    for (const name of all) {
      await item(page, name).locator("input[type=checkbox]").check();
    }
  };
  await choose("dot.png", "plan.txt");
  await page.selectOption("#to", { label: "Files/Trips" });
  await page.click("button[name=move]");
  await said(page, "Moved to “Trips”: 2.");
  assert.deepEqual(await names(page), ["Trips", "page.html"]);
  await page.click("#take-back");
  await said(page, "Undone.");
  await item(page, "plan.txt").waitFor();
  await choose("plan.txt");
  await page.selectOption("#to", { label: "Files/Trips" });
  await page.click("button[name=copy]");
  await said(page, "Copied to “Trips”: 1.");
  await choose("plan.txt");
  await page.selectOption("#to", { label: "Files/Trips" });
  await page.click("button[name=copy]");
  await page.getByText("These are in the folder already:").waitFor();
  await assertAccessible(page);
  await page.click("button[value=both]");
  await said(page, "Copied to “Trips”: 1.");
  await choose("plan.txt", "Trips");
  await page.click(".choice button[name=delete]");
  await said(page, "Deleted: 2.");
  assert.deepEqual(await names(page), ["dot.png", "page.html"]);
  assert.equal((await dav(page, ann, "GET", "Files/Trips/plan.txt")).status(), 404);
  await page.click("#take-back");
  await said(page, "Undone.");
  await item(page, "Trips").waitFor();
  assert.deepEqual(await names(page), ["Trips", "dot.png", "page.html", "plan.txt"]);
  await item(page, "Trips").locator("a.name").click();
  await page.locator("h1:has-text('Trips')").waitFor();
  assert.deepEqual(await names(page), ["plan.txt", "plan (2).txt"]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("without script files are sent with the form, a name conflict asks what to do, and locks of DAV clients are respected", async () => {
  const page = await opened(bob, { javaScriptEnabled: false, viewport: phone });
  const put = async (...files) => {
    await page.setInputFiles("input[type=file]", files);
    await page.click("#putting button");
  };
  await put(text("list.txt", "one"), text("other.txt", "x"));
  await said(page, "Files uploaded: 2.");
  await put(text("list.txt", "two"));
  await page.getByText("These are in the folder already:").waitFor();
  assert.equal(await (await dav(page, bob, "GET", "Files/list.txt")).text(), "one");
  await page.click("button[value=both]");
  await said(page, "Files uploaded: 1.");
  assert.deepEqual(await names(page), ["list.txt", "list (2).txt", "other.txt"]);
  assert.equal(await (await dav(page, bob, "GET", "Files/list%20(2).txt")).text(), "two", "what was sent waited for the answer");
  await put(text("list.txt", "three"));
  await page.click("button[value=replace]");
  await said(page, "Files uploaded: 1.");
  assert.equal(await (await dav(page, bob, "GET", "Files/list.txt")).text(), "three");
  await page.click("#take-back");
  await said(page, "Undone.");
  assert.equal(await (await dav(page, bob, "GET", "Files/list.txt")).text(), "one", "what was replaced comes back");

  await dav(page, bob, "PUT", "Files/list.txt", "four");
  await page.goto(`${base}/files`);
  await item(page, "list.txt").locator("a.name").click();
  const versions = page.locator(".file-versions li");
  assert.equal(await versions.count(), 3, "one, three, and one again");
  const href = await versions.nth(1).locator("a").getAttribute("href");
  const earlier = (more = "") => page.context().request.get(new URL(href, page.url()).href.replace("list.txt", more || "list.txt"));
  assert.equal(await (await earlier()).text(), "three");
  assert.equal((await earlier("other.txt")).status(), 404, "a version is of its name alone");
  await versions.nth(1).locator("button").click();
  await said(page, "The earlier version of “list.txt” was restored.");
  assert.equal(await (await dav(page, bob, "GET", "Files/list.txt")).text(), "three");
  assert.equal(await versions.count(), 4);
  await page.click("#take-back");
  await said(page, "Undone.");
  assert.equal(await (await dav(page, bob, "GET", "Files/list.txt")).text(), "four");
  await page.goto(`${base}/files`);

  const lock = `<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>`;
  const locked = await dav(page, bob, "LOCK", "Files/other.txt", lock, { "Content-Type": "application/xml", Timeout: "Second-600" });
  assert.equal(locked.status(), 200);
  await more(page, "other.txt", "Delete");
  await page.getByText("has it open in another program").waitFor();
  await dav(page, bob, "UNLOCK", "Files/other.txt", undefined, { "Lock-Token": locked.headers()["lock-token"] });
  await more(page, "other.txt", "Delete");
  await said(page, "Deleted: 1.");
  await page.click("#take-back");
  await said(page, "Undone.");
  await item(page, "other.txt").waitFor();

  assert.equal((await page.goto(`${base}/files?c=999999999`)).status(), 404);
  assert.equal((await page.context().request.get(`${base}/file?c=999999999&k=list.txt`)).status(), 404);
  await page.context().close();
});

test("a public link gives access to its target only, with its password, until it is revoked", async () => {
  const page = await opened(ann);
  await page.setInputFiles("input[type=file]", [text("open.txt", "for all to read"), text("closed.txt", "for nobody")]);
  await page.locator(".item", { hasText: "closed.txt" }).waitFor();
  const share = async (name, fields = {}) => {
    await page.goto(`${base}/files`);
    await more(page, name, "Share by link");
    for (const [id, value] of Object.entries(fields)) {
      await page.fill(`#${id}`, value);
    }
    await page.click("#make-link");
    await page.locator("#made").waitFor();
    return new URL(await page.locator("#made").innerText());
  };
  const one = await share("open.txt");
  await assertAccessible(page);
  const stranger = await open(browser, { viewport: phone });
  const visit = (link) => stranger.goto(base + link.pathname + link.search);
  await visit(one);
  await stranger.getByText(`Shared by ${ann}`).waitFor();
  await assertAccessible(stranger);
  assert.deepEqual(await stranger.locator(".shared-files li bdi").allInnerTexts(), ["open.txt"]);
  const ask = async (path) => stranger.context().request.get(base + path);
  const file = (link, name, more = "") => ask(`/shared-file${link.search}&k=${name}${more}`);
  const got = await file(one, "open.txt");
  assert.equal(await got.text(), "for all to read");
  assert.match(got.headers()["content-disposition"], /^attachment/);
  assert.equal((await file(one, "closed.txt")).status(), 404, "a link of a file is of that alone");
  assert.equal((await file(one, "open.txt", "&d=..")).status(), 404);
  await page.goto(`${base}/links`);
  await page.getByText("downloads: 1").waitFor();

  await dav(page, ann, "MKCOL", "Files/Given");
  await dav(page, ann, "MKCOL", "Files/Given/Inner");
  for (const path of ["Given/plan.txt", "Given/page.html", "Given/Inner/deep.txt"]) {
    await dav(page, ann, "PUT", `Files/${path}`, `words of ${path}`);
  }
  const folder = await share("Given", { password: "open sesame", expires: "2999-12-31" });
  await visit(folder);
  await stranger.fill("#password", "guessed");
  await stranger.click("#unlock");
  await stranger.getByText("The password is wrong.").waitFor();
  assert.equal((await file(folder, "plan.txt")).status(), 404, "nothing is had without it");
  assert.equal((await ask(`/shared-zip${folder.search}`)).status(), 404);
  await assertAccessible(stranger);
  await stranger.fill("#password", "open sesame");
  await stranger.click("#unlock");
  await stranger.locator("h2:has-text('Given')").waitFor();
  assert.deepEqual(await stranger.locator(".shared-files li bdi").allInnerTexts(), ["Inner", "page.html", "plan.txt"]);
  const acting = await file(folder, "page.html", "&view=1");
  assert.match(acting.headers()["content-disposition"], /^attachment/, "what could act here is saved");
  assert.equal((await file(folder, "open.txt")).status(), 404, "what lies beside it is not shown");
  const zip = await ask(`/shared-zip${folder.search}`);
  assert.equal(zip.headers()["content-type"], "application/zip");
  const octets = (await zip.body()).toString("latin1");
  assert.ok(octets.startsWith("PK") && octets.includes("Inner/deep.txt"));
  await stranger.click("text=Inner");
  await stranger.locator("li", { hasText: "deep.txt" }).waitFor();

  await page.goto(`${base}/shares`);
  await page.locator("#mine li", { hasText: "Given" }).waitFor();
  assert.equal(await page.getByText("You share nothing.").count(), 0);
  await page.goto(`${base}/links`);
  assert.match(await page.locator("li", { hasText: "Given" }).innerText(), /until 31\/12\/2999/);
  await page.locator("li", { hasText: "Given" }).getByRole("button", { name: "End" }).click();
  await page.getByText("The link has been ended").waitFor();
  await visit(folder);
  await stranger.getByText("This link does not work.").waitFor();
  assert.equal((await ask(`/shared-zip${folder.search}`)).status(), 404);
  assert.deepEqual(stranger.complaints, []);
  await stranger.context().close();
  await page.context().close();
});

test("an upload link accepts files up to its limit, and shows nothing of the folder", async () => {
  const page = await opened(ann);
  await dav(page, ann, "MKCOL", "Files/Box");
  await dav(page, ann, "PUT", "Files/Box/plan.txt", "Ann's own");
  await page.goto(`${base}/files`);
  await more(page, "Box", "Request files");
  await assertAccessible(page);
  await page.fill("#files", "0");
  await page.locator("#files").evaluate((field) => field.removeAttribute("min"));
  await page.click("#make-taking");
  await page.getByText("Choose 1 to 10,000 files").waitFor();
  await page.fill("#files", "3");
  await page.fill("#megabytes", "1");
  await page.fill("#password", "open sesame");
  await page.click("#make-taking");
  await page.locator("#made").waitFor();
  const link = new URL(await page.locator("#made").innerText());
  const mine = page.locator("li", { hasText: "Box" });
  await mine.getByRole("button", { name: "Stop mailing me" }).click();
  await said(page, "Saved.");
  await mine.getByRole("button", { name: "Mail me when files arrive" }).click();
  await mine.getByRole("button", { name: "Stop mailing me" }).waitFor();
  const stranger = await open(browser, { viewport: phone, javaScriptEnabled: false });
  await stranger.goto(base + link.pathname + link.search);
  const refused = await stranger.context().request.post(base + link.pathname + link.search, { multipart: { file: text("early.txt", "x") } });
  assert.equal(refused.status(), 413, "without the password no file is even read");
  await stranger.fill("#password", "open sesame");
  await stranger.click("#unlock");
  await stranger.getByText(`Files for ${ann}`).waitFor();
  assert.equal(await stranger.getByText("plan.txt").count(), 0);
  const send = async (...files) => {
    await stranger.setInputFiles("#file", files);
    await stranger.click("#put");
  };
  await stranger.fill("#who", "Mia \u202e<b>");
  await send(text("plan.txt", "a stranger's"), text("../a\u202efdp.exe", "y"));
  await stranger.getByText("Sent in this visit: 2").waitFor();
  assert.deepEqual(await stranger.locator(".shared-files li bdi").allInnerTexts(), ["plan (2).txt", "afdp.exe"]);
  assert.equal(await (await dav(page, ann, "GET", "Files/Box/plan.txt")).text(), "Ann's own");
  assert.equal(await (await dav(page, ann, "GET", "Files/Box/plan%20(2).txt")).text(), "a stranger's");
  await send(text("large.txt", "z".repeat(1_100_000)));
  await stranger.getByText("“large.txt” was not received: it exceeds the limit of this link.").waitFor();
  await send(text("third.txt", "3"));
  await stranger.getByText("This link accepts no more files.").waitFor();
  assert.equal((await stranger.context().request.get(`${base}/shared-file${link.search}&k=plan.txt`)).status(), 404, "nothing is fetched by it");
  await stranger.goto(`${base}/shared${link.search}`);
  await stranger.getByText("This link does not work.").waitFor();
  await page.goto(`${base}/files`);
  const news = page.locator("#arrivals li", { hasText: "Box" });
  await news.getByText("files received: 3").waitFor();
  await news.getByText("“Mia <b>”").waitFor();
  await assertAccessible(page);
  await news.getByRole("button", { name: "Dismiss" }).click();
  await page.locator("#arrivals").waitFor({ state: "detached" });
  await page.goto(`${base}/links`);
  await page.getByText("files received: 3").waitFor();
  await mine.getByRole("button", { name: "End" }).click();
  await page.getByText("The link has been ended").waitFor();
  await stranger.goto(base + link.pathname + link.search);
  await stranger.getByText("This link does not work.").waitFor();
  await stranger.context().close();

  const seen = await open(browser);
  await seen.goto(base + link.pathname + link.search);
  await assertAccessible(seen);
  await seen.context().close();

  await page.goto(`${base}/mail`);
  await page.getByText("3 files arrived in “Box”").first().click({ timeout: 60_000 });
  const body = page.locator("article.letter");
  for (const words of ["Under the name “Mia <b>”:", "- “plan (2).txt”, 1 KB", "- “afdp.exe”", "Without a name:", "- “third.txt”"]) {
    await body.getByText(words).first().waitFor();
  }
  await page.context().close();
});

test("a file is attached to a message as a link that expires: newly uploaded or stored, in HTML and plain text", async () => {
  const page = await opened(ann);
  await page.goto(`${base}/write`);
  await page.fill("#subject", "The tower");
  await page.frameLocator(".editor iframe").locator("#body").click();
  await page.keyboard.type("See the drawing.");
  await page.click("#by-link");
  await page.waitForURL(/\/enclose\?f=/);
  await assertAccessible(page);
  await page.fill("#expires", "2999-12-31");
  await page.setInputFiles("#putting input[type=file]", [text("tower & bell.txt", "drawn")]);
  await page.waitForURL(/\/write\?as=draft/);
  const letter = page.frameLocator(".editor iframe").locator("#body");
  await letter.getByText("See the drawing.").waitFor();
  const link = letter.locator("a", { hasText: "tower & bell.txt" });
  const address = new URL(await link.getAttribute("href"));
  const stranger = await open(browser);
  const got = await stranger.context().request.get(`${base}/shared-file${address.search}&k=${encodeURIComponent("tower & bell.txt")}`);
  assert.equal(await got.text(), "drawn");
  await stranger.context().close();
  assert.equal(await (await dav(page, ann, "GET", "Files/Sent%20files/tower%20%26%20bell.txt")).text(), "drawn");
  await page.goto(`${base}/links`);
  await page.locator("li", { hasText: "tower & bell.txt" }).getByText("until").waitFor();
  await page.context().close();

  const plain = await opened(ann, { javaScriptEnabled: false, viewport: phone });
  await plain.goto(`${base}/write`);
  await plain.fill("#text", "Words before it.");
  await plain.click("#by-link");
  await plain.locator("#until").fill("2001-01-01");
  await plain.locator("#choosing button").first().click();
  await plain.getByText("Choose today or a later day.").waitFor();
  await plain.locator("#until").fill("2999-12-31");
  await plain.locator("li", { hasText: "tower & bell.txt" }).getByRole("button", { name: "Attach" }).click();
  await plain.waitForURL(/\/write\?as=draft/);
  assert.match(await plain.locator("#text").inputValue(), /Words before it\.[^]*tower & bell\.txt \(until [^)]+\)\n*https:\S+shared\?t=/);
  await plain.context().close();
});

test("a user's web site is public in a sandbox, if the domain has sites", async () => {
  const page = await open(browser);
  await dav(page, bob, "MKCOL", "Files/Public");
  await dav(page, bob, "MKCOL", "Files/Public/more");
  await dav(page, bob, "PUT", "Files/Public/index.html", "<!doctype html><title>Bob</title><p>Welcome to Bob<script>document.title = 'acted'</script>");
  await dav(page, bob, "PUT", "Files/Public/more/index.html", "<p>More of Bob");
  const get = (path) => page.context().request.get(`${base}/~${bob}${path}`, { maxRedirects: 0 });
  assert.equal((await get("/")).status(), 404, "no domain has them unasked");
  await api(page, "PATCH", `domains/${domain}/settings`, { "groupware.sites": true });
  const start = await get("/");
  assert.equal(start.status(), 200);
  assert.match(start.headers()["content-security-policy"], /^sandbox /);
  assert.equal(start.headers()["content-type"], "text/html");
  assert.deepEqual([(await get("")).status(), (await get("")).headers().location], [301, `./~${bob}/`]);
  assert.equal((await get("/more")).status(), 301);
  assert.match(await (await get("/more/")).text(), /More of Bob/);
  assert.deepEqual([(await get("/../list.txt")).status(), (await get("/%2e%2e/list.txt")).status(), (await get("/none")).status()].filter((status) => status === 200), []);
  assert.equal((await page.context().request.get(`${base}/~nobody@${domain}/`)).status(), 404);
  await page.goto(`${base}/~${bob}/`);
  assert.equal(await page.title(), "Bob", "a page of it runs nothing");
  await dav(page, bob, "PUT", "Files/Public/home.html", "<body class=a><p>Home of Bob");
  await api(page, "PATCH", `domains/${domain}/settings`, { "groupware.site-banner": "Hosted by <b>St. Bride’s</b><script>alert(1)</script><a href='https://bells.test/' onclick='x()'>bells</a>" });
  const bannered = await (await get("/home.html")).text();
  assert.match(bannered, /^<body class=a><div>Hosted by <b>St\. Bride(&#x2019;|&rsquo;)s<\/b><a href="https:\/\/bells\.test\/">bells<\/a><\/div><p>Home of Bob$/, "harmless, in ASCII, at the top");
  await api(page, "PATCH", `domains/${domain}/settings`, { "groupware.site-files": 3 });
  const own = await opened(bob, { javaScriptEnabled: false });
  assert.equal((await dav(page, bob, "PUT", "Files/Public/more/fourth.html", "x")).status(), 507, "a site has so many files");
  assert.equal((await dav(page, bob, "PUT", "Files/Public/home.html", "<body class=a><p>Home of Bob")).status(), 204, "what is replaced counts once");
  await own.locator(".item a.name", { hasText: "Public" }).click();
  await own.setInputFiles("input[type=file]", [text("fourth.txt", "x")]);
  await own.click("#putting button");
  await own.getByText("This folder cannot hold that much.").waitFor();
  assert.equal((await dav(page, bob, "GET", "Files/Public/fourth.txt")).status(), 404, "by the page as by PUT");
  await own.goto(`${base}/files`);
  await own.locator(".item a.name", { hasText: "Public" }).click();
  await own.locator(".item a.name", { hasText: "home.html" }).click();
  await own.click("#start");
  await said(own, "“home.html” is now the home page of your site.");
  assert.match(await (await get("/")).text(), /Home of Bob/);
  await own.click("#take-back");
  await said(own, "Undone.");
  assert.match(await (await get("/")).text(), /Welcome to Bob/);
  await own.context().close();
  assert.equal((await page.context().request.get(`${base}/~${bob}/freebusy.vfb`)).status() === 404, false, "what else is there stays");
  await page.context().close();
});

test("slow downloads of an archive delay its other downloads only", { timeout: 120_000 }, async () => {
  const page = await opened(ann);
  const share = async (name) => {
    await dav(page, ann, "MKCOL", `Files/${name}`);
    for (const part of ["a", "b", "c"]) {
      await dav(page, ann, "PUT", `Files/${name}/${part}.bin`, randomBytes(4_000_000));
    }
    await page.goto(`${base}/files`);
    await more(page, name, "Share by link");
    await page.click("#make-link");
    return new URL(await page.locator("#made").innerText()).search;
  };
  const [slow, other] = [await share("Slow"), await share("Other")];
  const { hostname, port } = new URL(base);
  const readers = [];
  const read = async () => {
    const reader = connect({ host: hostname, port, rejectUnauthorized: false });
    readers.push(reader);
    reader.write(`GET /shared-zip${slow} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
    const head = await new Promise((resolve, reject) => reader.once("data", resolve).once("error", reject));
    reader.pause();
    assert.match(head.toString("latin1"), /^HTTP\/1.1 200 /);
  };
  const stranger = await open(browser);
  const ask = (link) => stranger.context().request.get(`${base}/shared-zip${link}`);
  await read();
  await read();
  assert.equal((await ask(other)).status(), 200, "two slow readers are nothing to another link");
  await read();
  const refused = await ask(slow);
  assert.equal(refused.status(), 503);
  assert.equal(refused.headers()["retry-after"], "30");
  assert.match(await refused.text(), /Too many downloads are running at the moment/);
  readers.forEach((reader) => reader.destroy());
  await stranger.context().close();
  await page.context().close();
});
