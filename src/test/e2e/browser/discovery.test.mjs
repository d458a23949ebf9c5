// Discovery of mail servers from an address alone: autoconfig and Autodiscover, requested like Thunderbird and Outlook do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, base, launch, open, password, signIn } from "./house.mjs";

const domain = `found-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const OUTLOOK = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
const MOBILE = "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006";

let browser;
let request;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: ann, displayName: "Ann", password });
  request = page.context().request;
});

after(() => browser.close());

/** Returns a document as parsed by the browser's parser, independent of ours. */
async function parsed(text) {
  const page = browser.contexts()[0].pages()[0];
  return page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "text/xml");
    const servers = [...read.querySelectorAll("incomingServer, outgoingServer, Protocol")];
    return {
      isXml: !read.querySelector("parsererror"),
      root: read.documentElement.localName,
      servers: servers.map((one) => Object.fromEntries([...one.children].map((child) => [child.localName, child.textContent]))),
      dav: [...read.querySelectorAll("calendar serverURL, addressBook serverURL")].map((one) => one.textContent),
      code: read.querySelector("ErrorCode, Status")?.textContent,
      namespace: read.querySelector("Response")?.namespaceURI,
    };
  }, text);
}

function asked(address, schema) {
  return `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${schema}</AcceptableResponseSchema></Request></Autodiscover>`;
}

async function discover(path, data) {
  const answer = await request.post(`${base}${path}`, { data, headers: { "Content-Type": "text/xml" }, maxRedirects: 0 });
  assert.equal(answer.status(), 200);
  return parsed(await answer.text());
}

test("autoconfig describes mail, calendars and contacts for local domains only", async () => {
  for (const path of ["/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml"]) {
    const answer = await request.get(`${base}${path}?emailaddress=${encodeURIComponent(ann)}`, { maxRedirects: 0 });
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()["content-type"], /xml/);
    const told = await parsed(await answer.text());
    assert.ok(told.isXml);
    assert.ok(told.servers.some((one) => one.socketType === "SSL" && one.username === "%EMAILADDRESS%"));
    assert.ok(told.servers.length >= 2);
    assert.equal(told.dav.length, 2);
    assert.match(told.dav[0], /^https:\/\/.*\/dav\/$/);
  }
  const same = await request.get(`${base}/mail/config-v1.1.xml?emailaddress=nobody@${domain}`);
  assert.equal(same.status(), 200, "nothing is told of who has an account");
  assert.equal((await request.get(`${base}/mail/config-v1.1.xml?emailaddress=ann@elsewhere.test`)).status(), 404);
  assert.equal((await request.post(`${base}/mail/config-v1.1.xml`)).status(), 405);
});

test("Autodiscover describes IMAP and SMTP to Outlook, in any letter case, and tells phones that there is no ActiveSync", async () => {
  for (const path of ["/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml", "/AutoDiscover/AUTODISCOVER.XML"]) {
    const told = await discover(path, asked(ann, OUTLOOK));
    assert.equal(told.namespace, OUTLOOK);
    const imap = told.servers.find((one) => one.Type === "IMAP");
    assert.equal(imap.LoginName, ann);
    assert.equal(imap.SSL, "on");
    assert.ok(told.servers.some((one) => one.Type === "SMTP" && one.AuthRequired === "on"));
  }
  const phone = await discover("/autodiscover/autodiscover.xml", asked(ann, MOBILE));
  assert.equal(phone.namespace, MOBILE);
  assert.equal(phone.code, "2");
  const codes = [];
  for (const [address, schema] of [[ann, "urn:other"], ["ann@elsewhere.test", OUTLOOK]]) {
    codes.push((await discover("/autodiscover/autodiscover.xml", asked(address, schema))).code);
  }
  codes.push((await discover("/autodiscover/autodiscover.xml", "<!DOCTYPE a [<!ENTITY e 'x'>]><a><EMailAddress>&e;</EMailAddress></a>")).code);
  codes.push((await parsed(await (await request.get(`${base}/autodiscover/autodiscover.xml`)).text())).code);
  assert.deepEqual(codes, ["601", "500", "600", "600"]);
});

test("the JSON form of Autodiscover gives its address", async () => {
  const ask = (path, params) => request.get(`${base}/autodiscover/autodiscover.json${path}`, { params });
  for (const answer of [await ask("", { Email: ann, Protocol: "AutodiscoverV1" }), await ask(`/v1.0/${ann}`, { Protocol: "autodiscoverv1" })]) {
    assert.equal(answer.status(), 200);
    assert.match((await answer.json()).Url, /\/autodiscover\/autodiscover\.xml$/);
  }
  const answers = [await ask("", { Email: ann }), await ask("", { Email: ann, Protocol: "ActiveSync" }), await ask("", { Email: "x@elsewhere.test", Protocol: "AutodiscoverV1" })];
  assert.deepEqual(answers.map((one) => one.status()), [400, 400, 404]);
  assert.equal((await answers[1].json()).ErrorCode, "ProtocolNotSupported");
});

test("the profile for Apple devices sets up mail, calendars and contacts of the signed-in user", async () => {
  const page = await open(browser);
  await signIn(page, "", ann, password);
  await page.goto(`${base}/setup`);
  const link = page.getByRole("link", { name: "Download the profile" });
  assert.equal(await link.getAttribute("href"), "apple-profile");
  assert.match(await page.locator("#android a").getAttribute("href"), /^davx5:\/\/ann%40found-.*\/dav\/$/);
  assert.equal(await page.locator(".devices svg.code").count(), 2);
  const answer = await page.context().request.get(`${base}/apple-profile`, { maxRedirects: 0 });
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()["content-type"], /x-apple-aspen-config/);
  assert.match(answer.headers()["content-disposition"], /\.mobileconfig/);
  const text = await answer.text();
  const told = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "text/xml");
    const dictionary = (of) => Object.fromEntries([...of.children].filter((child) => child.localName === "key").map((key) => [key.textContent, key.nextElementSibling.textContent]));
    return { isXml: !read.querySelector("parsererror"), parts: [...read.querySelectorAll("array > dict")].map(dictionary), all: dictionary(read.querySelector("plist > dict")) };
  }, text);
  assert.ok(told.isXml);
  assert.deepEqual(told.parts.map((one) => one.PayloadType), ["com.apple.mail.managed", "com.apple.caldav.account", "com.apple.carddav.account"]);
  assert.equal(told.parts[0].EmailAddress, ann);
  assert.equal(told.parts[0].IncomingMailServerUsername, ann);
  assert.equal(told.parts[1].CalDAVUsername, ann);
  assert.equal(told.all.PayloadType, "Configuration");
  assert.equal(new Set(told.parts.map((one) => one.PayloadUUID)).size, 3);
  assert.doesNotMatch(text, new RegExp(password));
  const again = await (await page.context().request.get(`${base}/apple-profile`)).text();
  assert.equal(again, text, "a newer profile takes the place of the older one");
  const stranger = await browser.newContext({ ignoreHTTPSErrors: true });
  assert.equal((await stranger.request.get(`${base}/apple-profile`, { maxRedirects: 0 })).status(), 303);
  await stranger.close();
});

test("the successor of autoconfig gives stable answers on the domain's own host", async () => {
  const ask = (host) => request.get(`${base}/.well-known/user-agent-configuration.json`, { headers: { Host: host }, maxRedirects: 0 });
  const answer = await ask(`ua-auto-config.${domain}`);
  assert.equal(answer.status(), 200);
  const told = await answer.json();
  assert.match(told.protocols.caldav.url, /^https:\/\/.*\/dav\/$/);
  assert.equal(told.authentication.password, true);
  assert.equal(told.info.provider.name, domain);
  assert.equal(await (await ask(`ua-auto-config.${domain}`)).text(), await answer.text());
  assert.equal((await ask("ua-auto-config.elsewhere.test")).status(), 404);
});
