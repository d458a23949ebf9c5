// Sign-in by a SAML 2.0 identity provider (the third-party samlify): metadata both ways, sign-in, sign-out at either end, and forged
// responses.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import samlify from "samlify";
import { api, assertAccessible, base, launch, open } from "./house.mjs";

const { IdentityProvider, SamlLib, ServiceProvider } = samlify;
samlify.setSchemaValidator({ validate: () => Promise.resolve("not looked at") });

const mark = Date.now().toString(36);
const domain = `saml-${mark}.test`;
const source = `saml-${mark}`;
const here = new URL(base);
here.hostname = `mail.${domain}`;
const site = here.origin;
let browser;
let server;
let home;
let idp;
let sp;
/** Falsifies the next response; and the response that was posted last. */
let lie = (xml) => xml;
let last;

function keys() {
  const folder = mkdtempSync(join(tmpdir(), "saml-"));
  const [key, certificate] = ["key", "certificate"].map((name) => join(folder, `${name}.pem`));
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=idp", "-days", "2", "-keyout", key, "-out", certificate],
    { stdio: "ignore" },
  );
  return { privateKey: readFileSync(key, "utf8"), certificate: readFileSync(certificate, "utf8") };
}

/** Returns the provider's template values for a user. */
function said(request, acs, name) {
  return (template) => {
    const id = idp.entitySetting.generateID();
    const now = new Date();
    const later = new Date(now.getTime() + 300_000).toISOString();
    const context = SamlLib.replaceTagsByValue(template, {
      ID: id,
      AssertionID: idp.entitySetting.generateID(),
      Destination: acs,
      SubjectRecipient: acs,
      Audience: sp.entityMeta.getEntityID(),
      Issuer: idp.entityMeta.getEntityID(),
      IssueInstant: now.toISOString(),
      StatusCode: "urn:oasis:names:tc:SAML:2.0:status:Success",
      ConditionsNotBefore: now.toISOString(),
      ConditionsNotOnOrAfter: later,
      SubjectConfirmationDataNotOnOrAfter: later,
      NameIDFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      NameID: `id of ${name}`,
      InResponseTo: request,
      attrMail: `${name}@${domain}`,
      attrName: `${name} of Corp`,
    })
      .replace(
        "{AuthnStatement}",
        `<saml:AuthnStatement AuthnInstant="${now.toISOString()}" SessionIndex="session of ${name}"><saml:AuthnContext>` +
          "<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>" +
          "</saml:AuthnContext></saml:AuthnStatement>",
      );
    return { id, context: lie(context) };
  };
}

function signed(url) {
  const query = Object.fromEntries(url.searchParams);
  // The signature is over the query's octets as received (SAML 2.0 Bindings §3.4.4.1).
  const octetString = url.search.slice(1).split("&Signature=")[0];
  return { query, octetString };
}

async function serve(request, response) {
  const url = new URL(request.url, home);
  response.setHeader("content-type", "text/html");
  if (url.pathname === "/metadata") {
    response.end(idp.getMetadata());
  } else if (url.pathname === "/in") {
    const { extract } = await idp.parseLoginRequest(sp, "redirect", signed(url));
    const { id, assertionConsumerServiceUrl } = extract.request;
    response.end(
      `<!doctype html><title>Provider</title><form action="/said"><input name="name"><input name="id" value="${id}">` +
        `<input name="acs" value="${assertionConsumerServiceUrl}"><input name="state" value="${url.searchParams.get("RelayState")}"><button>In</button></form>`,
    );
  } else if (url.pathname === "/said") {
    const { id, acs, state, name } = Object.fromEntries(url.searchParams);
    const { context } = await idp.createLoginResponse(sp, { extract: { request: { id } } }, "post", { email: name }, {
      customTagReplacement: said(id, acs, name),
      relayState: state,
    });
    last = { acs, state, context };
    response.end(
      `<!doctype html><title>Provider</title><form method="post" action="${acs}"><input name="SAMLResponse" value="${context}">` +
        `<input name="RelayState" value="${state}"><button>On</button></form>`,
    );
  } else if (url.pathname === "/out") {
    const asked = await idp.parseLogoutRequest(sp, "redirect", signed(url));
    last = { out: asked.extract };
    const { context } = idp.createLogoutResponse(sp, asked, "redirect", "");
    response.writeHead(302, { location: context }).end();
  } else if (url.pathname === "/leave") {
    const name = url.searchParams.get("name");
    const { context } = idp.createLogoutRequest(sp, "redirect", { logoutNameID: `id of ${name}`, sessionIndex: `session of ${name}` });
    response.writeHead(302, { location: context }).end();
  } else {
    response.end("<!doctype html><title>Provider</title><p>Signed out at the provider</p>");
  }
}

before(async () => {
  const { privateKey, certificate } = keys();
  server = createServer((request, response) =>
    serve(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    }),
  );
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  home = `http://localhost:${server.address().port}`;
  idp = IdentityProvider({
    entityID: `${home}/entity`,
    privateKey,
    signingCert: certificate,
    isAssertionEncrypted: true,
    wantAuthnRequestsSigned: true,
    wantLogoutRequestSigned: true,
    requestSignatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    dataEncryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    keyEncryptionAlgorithm: "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
    singleSignOnService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: `${home}/in` }],
    singleLogoutService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: `${home}/out` }],
    loginResponseTemplate: {
      context: SamlLib.defaultLoginResponseTemplate.context,
      attributes: [
        { name: "mail", valueTag: "mail", nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:basic", valueXsiType: "xs:string" },
        { name: "displayName", valueTag: "name", nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:basic", valueXsiType: "xs:string" },
      ],
    },
  });
  browser = await launch(`--host-resolver-rules=MAP mail.${domain} 127.0.0.1`);
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "PATCH", `domains/${domain}/settings`, { "sign-in.passwords": "source" });
  await api(page, "POST", "identity-sources", {
    name: source,
    kind: "saml",
    address: `${home}/metadata`,
    domains: [domain],
    bindName: `https://carillon.${domain}/entity`,
    button: "Saml Corp",
  });
  const tried = await api(page, "POST", `identity-sources/${source}/test`);
  assert.equal(tried.passed ?? tried.ok ?? true, true, JSON.stringify(tried));
  const metadata = await page.context().request.get(`${base}/saml/${source}`);
  assert.equal(metadata.status(), 200);
  const text = await metadata.text();
  // Requested by another host name, the metadata contains that name.
  sp = ServiceProvider({ metadata: text.replaceAll(new URL(base).origin, site), wantLogoutResponseSigned: true, wantLogoutRequestSigned: true });
  assert.equal(sp.entityMeta.getEntityID(), `https://carillon.${domain}/entity`);
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "DELETE", `identity-sources/${source}`);
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** A browser that has been sent to the provider. */
async function depart(path = "") {
  const page = await open(browser);
  await page.goto(`${site}${path}/sign-in`);
  await page.getByRole("link", { name: "Sign in with Saml Corp" }).click();
  await page.waitForURL(`${home}/in**`);
  return page;
}

async function comeBack(page, name) {
  await page.fill("[name=name]", name);
  await page.click("button");
  await page.waitForURL(`${home}/said**`);
  await page.click("button");
  await page.waitForURL(`${site}/**`);
}

test("a user who returns from the provider is signed in, and signs out at both", async () => {
  const ann = await depart();
  await comeBack(ann, "ann");
  await ann.waitForURL(`${site}/mail**`);
  await ann.goto(`${site}/preferences`);
  assert.equal((await api(ann, "GET", `accounts/ann@${domain}`)).displayName, "ann of Corp");
  await ann.click("#leave");
  await ann.waitForURL(`${site}/sign-in`);
  assert.equal(last.out.nameID, "id of ann");
  assert.equal(last.out.sessionIndex, "session of ann");
  await ann.goto(`${site}/mail`);
  assert.match(ann.url(), /\/sign-in/);
  await ann.context().close();
});

test("signing out at the provider signs the user out here", async () => {
  const ben = await depart();
  await comeBack(ben, "ben");
  await ben.waitForURL(`${site}/mail**`);
  await ben.goto(`${home}/leave?name=ben`);
  await ben.goto(`${site}/mail`);
  assert.match(ben.url(), /\/sign-in/);
  await ben.context().close();
});

test("a forged response shows that the sign-in failed", async () => {
  const eve = await depart();
  lie = (xml) => xml.replace(/<saml:Audience>[^<]*/, "<saml:Audience>https://other.test");
  await comeBack(eve, "eve");
  lie = (xml) => xml;
  await eve.getByRole("alert").or(eve.locator(".problem")).first().waitFor();
  await assertAccessible(eve);
  await eve.goto(`${site}/mail`);
  assert.match(eve.url(), /\/sign-in/);
  await eve.context().close();
});

test("a response signs in once, and only in the browser that asked", async () => {
  const cid = await depart();
  await comeBack(cid, "cid");
  await cid.waitForURL(`${site}/mail**`);
  const { acs, state, context } = last;
  const other = await browser.newContext({ ignoreHTTPSErrors: true });
  for (const jar of [cid.context(), other]) {
    const again = await jar.request.post(acs.replace(`mail.${domain}`, "127.0.0.1"), {
      form: { SAMLResponse: context, RelayState: state },
      headers: { host: new URL(acs).host },
      maxRedirects: 0,
    });
    assert.equal(again.status(), 303);
    assert.doesNotMatch(again.headers().location, /code=/);
  }
  await other.close();
  await cid.context().close();

  // Posted in a browser that did not ask: the sign-in page ignores it.
  const dan = await depart();
  await dan.fill("[name=name]", "dan");
  await dan.click("button");
  await dan.waitForURL(`${home}/said**`);
  const victim = await open(browser);
  await victim.goto(dan.url());
  await victim.click("button");
  await victim.waitForURL(`${site}/sign-in**`);
  await victim.getByText("was started in another browser").waitFor();
  await victim.context().close();
  await dan.context().close();
});

test("sign-in to administration works the same way", async () => {
  const page = await depart("/admin");
  await comeBack(page, "ann");
  await page.getByText("your account cannot use these pages").waitFor();
  await page.context().close();
});
