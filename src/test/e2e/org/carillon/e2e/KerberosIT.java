package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.FreePort;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests sign-in with a ticket of MIT Kerberos, by curl: mail by GSSAPI, the web by Negotiate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KerberosIT {
  private static final String REALM = "REALM.TEST";
  private static final String HOST = "mail.realm.test";

  private CarillonServer server;
  private OutsideRealm realm;

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain("realm.test");
    expect(
        200,
        server.api("PATCH", "/domains/realm.test/settings", "{\"sign-in.passwords\": \"source\"}"));
    realm = new OutsideRealm(folder, REALM, FreePort.find());
    realm.addPerson("ann", "tell no-one");
    String keytab =
        realm.keytab(
            "imap/" + HOST, "pop/" + HOST, "smtp/" + HOST, "HTTP/" + HOST, "ldap/localhost");
    expect(
        201,
        server.api(
            "POST",
            "/identity-sources",
            """
            {"name": "realm", "kind": "kerberos", "address": "%s", "domains": ["realm.test"],
             "secret": "%s"}
            """
                .formatted(REALM, keytab)));
    realm.signIn("ann", "tell no-one");
  }

  @AfterAll
  void end() {
    server.api("DELETE", "/identity-sources/realm", "");
    realm.close();
  }

  private static void expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private Command curl(String scheme, String service, String path, String... more) {
    return curl(realm, scheme, service, path, more);
  }

  private Command curl(
      OutsideRealm desk, String scheme, String service, String path, String... more) {
    int port = server.port(service);
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.CURL.path(),
                "-sSk",
                "--verbose",
                "--max-time",
                "20",
                "--resolve",
                HOST + ":" + port + ":127.0.0.1"));
    words.addAll(List.of(more));
    words.add(scheme + "://" + HOST + ":" + port + path);
    return desk.run("", words.toArray(String[]::new));
  }

  @Test
  void mailProgramsSignInWithKerberosTickets() {
    String[] ticket = {"-u", "ann@" + REALM + ":", "--login-options", "AUTH=GSSAPI"};
    Command imap = curl("imaps", "imaps", "/", ticket);
    assertThat(imap.exit()).as(imap.output()).isZero();
    assertThat(imap.output()).contains("AUTH=GSSAPI", "INBOX");
    Command pop = curl("pop3s", "pop3s", "/", ticket);
    assertThat(pop.exit()).as(pop.output()).isZero();
    Command smtp =
        curl(
            "smtps",
            "submissions",
            "/",
            "-u",
            "ann@" + REALM + ":",
            "--login-options",
            "AUTH=GSSAPI",
            "--request",
            "NOOP");
    assertThat(smtp.output()).contains("235 ");
  }

  @Test
  void ldapClientSignsInWithAKerberosTicket() {
    Command who =
        realm.run(
            "",
            OutsideTool.LDAPWHOAMI.path(),
            "-Q",
            "-N",
            "-Y",
            "GSSAPI",
            "-O",
            "maxssf=0",
            "-H",
            "ldap://localhost:" + server.port("ldap"));
    assertThat(who.exit()).as(who.output()).isZero();
    assertThat(who.output()).contains("uid=ann,ou=people,dc=realm,dc=test");
  }

  @Test
  void forgedKerberosTicketIsRejected(@TempDir Path folder) throws IOException {
    server.createDomain("forger.test");
    try (OutsideRealm forger = new OutsideRealm(folder, REALM, FreePort.find())) {
      forger.addPerson("ann", "forged");
      String keytab = forger.keytab("HTTP/" + HOST);
      expect(
          201,
          server.api(
              "POST",
              "/identity-sources",
              """
              {"name": "forger", "kind": "kerberos", "address": "FORGER.TEST",
               "domains": ["forger.test"], "secret": "%s"}
              """
                  .formatted(keytab)));
      forger.signIn("ann", "forged");
      Command forged =
          curl(forger, "https", "https", "/sign-in?with=realm", "--negotiate", "-u", ":");
      assertThat(forged.output()).contains("did not confirm who you are");
    } finally {
      server.api("DELETE", "/identity-sources/forger", "");
    }
  }

  @Test
  void signInPageAcceptsKerberosTicketsOnRequest() {
    Command offered = curl("https", "https", "/sign-in");
    assertThat(offered.output()).contains("Sign in with realm").doesNotContain("Negotiate");
    Command without = curl("https", "https", "/sign-in?with=realm");
    assertThat(without.output()).contains("401", "Negotiate", "no Kerberos ticket of realm");
    Command with =
        curl("https", "https", "/sign-in?with=realm&to=%2Fmail", "--negotiate", "-u", ":");
    assertThat(with.output()).contains("303").containsIgnoringCase("location: /mail");
    Command nonsense =
        curl(
            "https", "https", "/sign-in?with=realm", "-H", "Authorization: Negotiate YIIAAAAAAAA=");
    assertThat(nonsense.output()).contains("did not confirm who you are");
  }
}
