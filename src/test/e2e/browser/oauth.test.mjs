// Carillon as identity provider: openid-client is the site and the program, curl reads mail with their tokens.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { request as ask } from "node:https";
import { after, before, test } from "node:test";
import * as oidc from "openid-client";
import { adminPassword, api, assertAccessible, base, desk, launch, open, openAdder, password, phone, signIn } from "./house.mjs";

// The server's certificate is self-signed.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";

const domain = `oauth-${Date.now().toString(36)}.test`;
const eve = `eve@${domain}`;
const siteId = `site-${Date.now().toString(36)}`;
const programId = `program-${Date.now().toString(36)}`;
let browser;
let listener;
let back;
let site;
let program;

before(async () => {
  listener = createServer((request, response) => response.end("<!DOCTYPE html><title>Back</title><p>Back at the client"));
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
  back = `http://127.0.0.1:${listener.address().port}/back`;
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: eve, password, displayName: "Eve Example" });
  const made = await api(page, "POST", "oauth-clients", {
    clientId: siteId,
    name: "Our wiki",
    kind: "confidential",
    domain,
    redirectUris: [back],
    grantTypes: ["authorization_code", "refresh_token"],
  });
  assert.ok(made.issuedSecret.length > 40, "a secret is made, and shown once");
  const again = await api(page, "GET", `oauth-clients/${siteId}`);
  assert.ok(!again.issuedSecret, "never again");
  await api(page, "POST", "oauth-clients", {
    clientId: programId,
    name: "Pigeon mail",
    kind: "public",
    domain,
    redirectUris: ["http://127.0.0.1/back"],
    scopes: ["openid", "mail"],
    grantTypes: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
    idTokenAlgorithm: "ES256",
  });
  await page.context().close();
  const server = new URL(base);
  site = await oidc.discovery(server, siteId, made.issuedSecret, oidc.ClientSecretBasic(made.issuedSecret));
  program = await oidc.discovery(server, programId, { id_token_signed_response_alg: "ES256" }, oidc.None());
});

after(async () => {
  await browser.close();
  listener.close();
});

async function asked(config, parameters) {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: back,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    ...parameters,
  });
  return { url: url.href, checks };
}

function isBack(url) {
  return url.href.startsWith(back);
}

async function enter(page) {
  await page.fill("#password", password);
  await page.click("#enter");
}

function curl(token, mechanism, url) {
  const words = ["-sSk", "--ssl-reqd", "--login-options", `AUTH=${mechanism}`, "-u", `${eve}:`, "--oauth2-bearer", token, url];
  return execFileSync("curl", words, { encoding: "utf8" });
}

for (const javaScriptEnabled of [true, false]) {
  test(`the first invalid field of a refused form is scrolled into view ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    for (const viewport of [desk, phone]) {
      const page = await open(browser, { javaScriptEnabled, viewport });
      await signIn(page, "/admin", "admin", adminPassword);
      await page.goto(`${base}/admin/objects?type=resources`);
      await openAdder(page);
      await page.fill("#address", "nowhere");
      await page.click("#create");
      await page.locator("#address:focus").waitFor();
      const box = await page.locator("#address").boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= viewport.height, `${viewport.width}: ${box.y}`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });
}

test("a new secret is shown on the page once", async () => {
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/objects?type=oauth-clients`);
  await openAdder(page);
  await page.fill("#clientId", `${siteId}-2`);
  await page.fill("#name", "Another wiki");
  await page.selectOption("#kind", "confidential");
  await page.fill("#redirectUris", back);
  await page.click("#create");
  assert.ok((await page.locator("#issued-secret").innerText()).length > 40);
  await assertAccessible(page);
  await page.goto(`${base}/admin/objects?type=oauth-clients`);
  assert.equal(await page.locator("#issued-secret").count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a site gets the user's identity ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await open(browser, { javaScriptEnabled });
    const { url, checks } = await asked(site, { scope: "openid profile email", login_hint: eve, prompt: "consent" });
    await page.goto(url);
    assert.equal(await page.inputValue("#name"), eve, "whom the site expects stands there");
    await enter(page);
    await page.getByText("Our wiki asks to use your account").waitFor();
    await page.getByText("read your name").waitFor();
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await page.click("#allow");
    await page.waitForURL(isBack);
    const tokens = await oidc.authorizationCodeGrant(site, new URL(page.url()), checks);
    assert.equal(tokens.claims().email, eve);
    const who = await oidc.fetchUserInfo(site, tokens.access_token, tokens.claims().sub);
    assert.equal(who.name, "Eve Example");
    const more = await oidc.refreshTokenGrant(site, tokens.refresh_token);
    assert.notEqual(more.refresh_token, tokens.refresh_token);
    assert.equal((await oidc.tokenIntrospection(site, more.access_token)).username, eve);
    assert.throws(() => curl(more.access_token, "OAUTHBEARER", process.env.CARILLON_IMAP), "it opens no mail");

    // Any program on this machine could pose as it, so the user is asked each time.
    const silent = await asked(site, { scope: "openid", prompt: "none" });
    await page.goto(silent.url);
    await page.waitForURL(isBack);
    assert.equal(new URL(page.url()).searchParams.get("error"), "consent_required");

    await oidc.tokenRevocation(site, more.refresh_token);
    await assert.rejects(oidc.refreshTokenGrant(site, more.refresh_token), { error: "invalid_grant" });
    await page.context().close();
  });
}

test("a mail program has access to mail until the user revokes it", async () => {
  const page = await open(browser);
  const { url, checks } = await asked(program, { scope: "openid mail" });
  await page.goto(url);
  await page.fill("#name", eve);
  await enter(page);
  await page.getByText("read, change, delete and send your mail").waitFor();
  await page.click("#allow");
  await page.waitForURL(isBack);
  const tokens = await oidc.authorizationCodeGrant(program, new URL(page.url()), checks);
  for (const mechanism of ["OAUTHBEARER", "XOAUTH2"]) {
    assert.match(curl(tokens.access_token, mechanism, process.env.CARILLON_IMAP), /INBOX/);
    curl(tokens.access_token, mechanism, process.env.CARILLON_POP3);
  }
  await page.goto(`${base}/security`);
  await page.locator("li", { hasText: "Pigeon mail" }).getByRole("button").click();
  await page.getByText("It has ended.").waitFor();
  assert.throws(() => curl(tokens.access_token, "OAUTHBEARER", process.env.CARILLON_IMAP));
  await assert.rejects(oidc.refreshTokenGrant(program, tokens.refresh_token), { error: "invalid_grant" });
  await page.context().close();
});

test("a device without a browser is authorized by its code", async () => {
  const device = await oidc.initiateDeviceAuthorization(program, { scope: "mail" });
  const page = await open(browser, { javaScriptEnabled: false });
  await page.goto(device.verification_uri);
  await page.fill("#name", eve);
  await enter(page);
  await page.fill("#code", "BBBB-BBBB");
  await page.click("#look");
  await page.getByText("No device is waiting for this code").waitFor();
  await page.fill("#code", device.user_code.toLowerCase());
  await page.click("#look");
  await page.getByText("read, change, delete and send your mail").waitFor();
  await page.click("#allow");
  await page.getByText("Go back to the device").waitFor();
  const tokens = await oidc.pollDeviceAuthorizationGrant(program, device);
  assert.match(curl(tokens.access_token, "XOAUTH2", process.env.CARILLON_IMAP), /INBOX/);
  await page.context().close();
});

test("a refusal is returned to the site, and an unknown client is reported here", async () => {
  const page = await open(browser);
  const { url } = await asked(site, { scope: "openid profile email", prompt: "consent" });
  await page.goto(url);
  await page.fill("#name", eve);
  await enter(page);
  await page.click("#refuse");
  await page.waitForURL(isBack);
  assert.equal(new URL(page.url()).searchParams.get("error"), "access_denied");
  await page.goto(url.replace(siteId, "nobody"));
  await page.getByText("sent you here is not known").waitFor();
  await page.goto(url.replace(encodeURIComponent(back), encodeURIComponent("https://evil.example/")));
  await page.getByText("an address that it is not allowed to use").waitFor();
  await page.context().close();
});

/** Fetches from this server by a host name that is not in DNS. */
function fetchHere(address, { method, headers, body }) {
  const url = new URL(address);
  const { host } = url;
  url.hostname = "127.0.0.1";
  return new Promise((resolve, reject) => {
    const sent = ask(url, { method, headers: { ...Object.fromEntries(new Headers(headers)), host } }, async (answer) => {
      const pieces = [];
      for await (const piece of answer) {
        pieces.push(piece);
      }
      resolve(new Response(Buffer.concat(pieces), { status: answer.statusCode, headers: { "content-type": answer.headers["content-type"] ?? "" } }));
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : String(body));
  });
}

test("a program registers itself if the domain allows it", async () => {
  const issuer = new URL(base);
  issuer.hostname = `mail.${domain}`;
  const wanted = {
    client_name: "Sparrow",
    redirect_uris: ["http://127.0.0.1/back"],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "none",
    scope: "openid email mail rest",
  };
  const options = { [oidc.customFetch]: fetchHere };
  await assert.rejects(oidc.dynamicClientRegistration(issuer, wanted, oidc.None(), options), "nobody has let it");
  const named = await launch(`--host-resolver-rules=MAP mail.${domain} 127.0.0.1`);
  const page = await open(named);
  await api(page, "PATCH", `domains/${domain}/settings`, { "oauth.registration": true });
  const sparrow = await oidc.dynamicClientRegistration(issuer, wanted, oidc.None(), options);
  assert.match(sparrow.clientMetadata().client_id, /^self-/);
  assert.equal(sparrow.clientMetadata().scope, "openid email mail", "it opens no administration");
  const abroad = { ...wanted, redirect_uris: ["https://evil.test/back"] };
  await assert.rejects(oidc.dynamicClientRegistration(issuer, abroad, oidc.None(), options));

  const { url, checks } = await asked(sparrow, { scope: "openid email" });
  await page.goto(url);
  await page.fill("#name", eve);
  await enter(page);
  await page.getByText("Sparrow asks to use your account").waitFor();
  await page.click("#allow");
  await page.waitForURL(isBack);
  const tokens = await oidc.authorizationCodeGrant(sparrow, new URL(page.url()), checks);
  assert.equal(tokens.claims().email, eve);
  await api(page, "DELETE", `oauth-clients/${sparrow.clientMetadata().client_id}`);
  await named.close();
});
