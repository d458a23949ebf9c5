package org.carillon.e2e;

import org.junit.jupiter.api.Test;

/** Tests administration and the ways to sign in by a browser. */
class WebAdminIT {
  @Test
  void browserShowsEveryPageOfAdministrationAtEveryWidth() {
    BrowserScripts.drive("widths-admin.test.mjs");
  }

  @Test
  void browserShowsTheLooksOfDomains() {
    BrowserScripts.drive("looks.test.mjs");
  }

  @Test
  void browserAdministersTheServer() {
    BrowserScripts.drive("desk.test.mjs");
  }

  @Test
  void browserTellsWhatBecameOfMessages() {
    BrowserScripts.drive("traces.test.mjs");
  }

  @Test
  void browserLooksAfterTheStore() {
    BrowserScripts.drive("store.test.mjs");
  }

  @Test
  void browserSignsInByPasskeys() {
    BrowserScripts.drive("passkey.test.mjs");
  }

  @Test
  void browserHelpsWhoForgotThePassword() {
    BrowserScripts.drive("forgotten.test.mjs");
  }

  @Test
  void browserAdministersADomain() {
    BrowserScripts.drive("domain.test.mjs", "rules.test.mjs");
  }

  @Test
  void browserLeadsAnAdministrator() {
    BrowserScripts.drive("guide.test.mjs");
  }

  @Test
  void browserComesFromAnOpenIdProvider() {
    BrowserScripts.drive("source.test.mjs");
  }

  @Test
  void browserComesFromASamlProvider() {
    BrowserScripts.drive("saml.test.mjs");
  }

  @Test
  void clientsSignInWithAnAccountHere() {
    BrowserScripts.drive("oauth.test.mjs");
  }
}
