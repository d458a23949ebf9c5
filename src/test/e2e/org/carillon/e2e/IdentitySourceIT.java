package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.FreePort;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests sign-in with a password that OpenLDAP, FreeRADIUS or a program checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentitySourceIT {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String PASSWORD = RightsHouse.PASSWORD;
  private static final String PEOPLE =
      """
      dn: %1$s
      objectClass: dcObject
      objectClass: organization
      dc: corp
      o: Corp

      dn: ou=people,%1$s
      objectClass: organizationalUnit
      ou: people

      dn: uid=ann,ou=people,%1$s
      objectClass: inetOrgPerson
      uid: ann
      cn: Ann Arbor
      sn: Arbor
      title: Buyer
      mail: ann@corp.test
      userPassword: %2$s

      dn: uid=bob,ou=people,%1$s
      objectClass: inetOrgPerson
      uid: bob
      cn: Bob
      sn: Bob
      userPassword: %2$s
      """
          .formatted(OutsideDirectory.BASE, PASSWORD);

  private CarillonServer server;
  private Path folder;

  @BeforeAll
  void takeAServer(@TempDir Path given) {
    server = SharedServer.get();
    folder = given;
    for (String domain : List.of("corp.test", "radius.test", "helper.test")) {
      server.createDomain(domain);
      expect(
          200,
          server.api(
              "PATCH", "/domains/" + domain + "/settings", "{\"sign-in.passwords\": \"source\"}"));
    }
  }

  @AfterAll
  void asksNobodyAnyMore() {
    for (String name : List.of("directory", "radius", "helper")) {
      server.api("DELETE", "/identity-sources/" + name, "");
    }
  }

  private static void expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private void add(String json) {
    expect(201, server.api("POST", "/identity-sources", json));
  }

  private String tried(String name) {
    return server.api("POST", "/identity-sources/" + name + "/test", "").body();
  }

  private Command curl(String protocol, String name, String password) {
    return Command.run(
        BOUND,
        List.of(
            OutsideTool.CURL.path(),
            "-sSk",
            "--verbose",
            "--ssl-reqd",
            "-u",
            name + ":" + password,
            protocol + "://127.0.0.1:" + server.port(protocol) + "/"));
  }

  private Command send(String to) {
    return Swaks.run(
        "--server",
        "127.0.0.1:" + server.port("smtp"),
        "--from",
        "stranger@elsewhere.test",
        "--to",
        to);
  }

  private Command submit(String name, String password) {
    return Swaks.run(
        "--server",
        "127.0.0.1:" + server.port("submission"),
        "--tls",
        "--auth",
        "PLAIN",
        "--auth-user",
        name,
        "--auth-password",
        password,
        "--quit-after",
        "AUTH");
  }

  private int rest(String name, String password) {
    return server
        .web(
            HttpRequest.newBuilder(
                    URI.create(
                        "https://localhost:" + server.port("https") + "/api/v1/accounts/" + name))
                .header("Authorization", CarillonServer.basic(name, password)))
        .statusCode();
  }

  @Test
  void openLdapChecksPasswordsAndAnotherServerTakesOver()
      throws IOException, GeneralSecurityException {
    var certificate = OutsideDirectory.Certificate.make(folder);
    try (var first = new OutsideDirectory(folder.resolve("first"), certificate, PEOPLE);
        var second = new OutsideDirectory(folder.resolve("second"), certificate, PEOPLE)) {
      add(
          """
          {"name": "directory", "kind": "ldap", "address": "%s,%s", "domains": ["corp.test"],
           "certificates": "%s", "bindName": "%s", "secret": "%s", "base": "%s",
           "accounts": "mail", "remember": 0, "refresh": 0, "timeout": 1}
          """
              .formatted(
                  first.url(),
                  second.url(),
                  certificate.text().replaceAll("\\R", "\\\\n"),
                  OutsideDirectory.SERVICE,
                  OutsideDirectory.SERVICE_PASSWORD,
                  OutsideDirectory.BASE));
      assertThat(tried("directory")).contains("\"works\":true", "can be searched");
      HttpResponse<String> half =
          server.api("PATCH", "/identity-sources/directory", "{\"filter\": \"(uid=\"}");
      assertThat(half.statusCode()).isEqualTo(422);
      assertThat(half.body()).contains("\"field\":\"filter\"");
      assertThat(server.api("GET", "/identity-sources/directory", "").body())
          .doesNotContain("secret", OutsideDirectory.SERVICE_PASSWORD + "\"");

      mailMakesAnAccount();
      everyWayInTakesThePassword();

      first.close();
      assertThat(curl("imap", "ann@corp.test", PASSWORD).exit()).as("the other server").isZero();

      second.signal("STOP");
      unreachableSourceIsNotAWrongPassword();
      second.signal("CONT");
      // The circuit breaker then has nothing to wait for.
      expect(200, server.api("PATCH", "/identity-sources/directory", "{\"position\": 5}"));
      assertThat(curl("imap", "ann@corp.test", PASSWORD).exit()).isZero();

      second.modify(
          """
          dn: uid=ann,ou=people,%s
          changetype: delete
          """
              .formatted(OutsideDirectory.BASE));
      assertThat(curl("imap", "ann@corp.test", PASSWORD).output()).contains("AUTHENTICATIONFAILED");
    }
  }

  private void mailMakesAnAccount() {
    assertThat(send("nobody@corp.test").output()).contains("550 5.1.1");
    send("ann@corp.test").orFail();
    assertThat(server.api("GET", "/accounts/ann@corp.test", "").body())
        .contains("Ann Arbor", "Buyer");
  }

  private void everyWayInTakesThePassword() {
    assertThat(curl("imap", "ann@corp.test", PASSWORD).exit()).isZero();
    assertThat(curl("imap", "ann@corp.test", "wrong").output()).contains("AUTHENTICATIONFAILED");
    assertThat(curl("pop3", "ann@corp.test", PASSWORD).exit()).isZero();
    submit("ann@corp.test", PASSWORD).orFail();
    assertThat(submit("ann@corp.test", "wrong").output()).contains("535");
    assertThat(rest("ann@corp.test", PASSWORD)).isEqualTo(200);
    assertThat(rest("ann@corp.test", "wrong")).isEqualTo(401);
    assertThat(new WebVisits(server).secret("mail", "ann@corp.test")).isNotEmpty();
    // The first sign-in creates the account.
    assertThat(curl("imap", "bob@corp.test", PASSWORD).exit()).isZero();
    expect(200, server.api("GET", "/accounts/bob@corp.test", ""));
  }

  private void unreachableSourceIsNotAWrongPassword() {
    assertThat(curl("imap", "ann@corp.test", PASSWORD).output()).contains("[UNAVAILABLE]");
    assertThat(submit("ann@corp.test", PASSWORD).output()).contains("454 4.7.0");
    assertThat(send("another@corp.test").output()).contains("451 4.3.0");
    assertThat(rest("ann@corp.test", PASSWORD)).isEqualTo(503);
    assertThat(tried("directory")).contains("\"works\":false");
    Await.until(
        "health says who is silent",
        Duration.ofSeconds(10),
        () -> server.api("GET", "/health/ready", "").body().contains("directory since"));
  }

  @Test
  void freeRadiusChecksPasswords() throws IOException {
    Path own = Files.createDirectories(folder.resolve("radius"));
    int port = FreePort.find();
    Files.writeString(own.resolve("users"), "\"ann\" Cleartext-Password := \"" + PASSWORD + "\"\n");
    Files.writeString(
        own.resolve("radiusd.conf"),
        """
        prefix = /usr
        libdir = /usr/lib/freeradius
        logdir = %1$s
        run_dir = %1$s
        raddbdir = %1$s
        name = outside
        modules {
          pap {
          }
          files {
            filename = %1$s/users
          }
        }
        client carillon {
          ipaddr = 127.0.0.1
          secret = shared-by-both
          require_message_authenticator = yes
        }
        server default {
          listen {
            type = auth
            ipaddr = 127.0.0.1
            port = %2$d
          }
          authorize {
            files
            pap
          }
          authenticate {
            pap
          }
          post-auth {
            update reply {
              Message-Authenticator := 0x00
            }
            Post-Auth-Type REJECT {
              update reply {
                Message-Authenticator := 0x00
              }
            }
          }
        }
        """
            .formatted(own, port));
    Process radius =
        new ProcessBuilder(
                OutsideTool.FREERADIUS.path(),
                "-f",
                "-d",
                own.toString(),
                "-n",
                "radiusd",
                "-D",
                "/usr/share/freeradius",
                "-l",
                "stdout")
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("log").toFile())
            .start();
    try {
      add(
          """
          {"name": "radius", "kind": "radius", "address": "127.0.0.1:%d", "userName": "{user}",
           "domains": ["radius.test"], "secret": "shared-by-both", "timeout": 3}
          """
              .formatted(port));
      Await.until("FreeRADIUS answers", BOUND, () -> tried("radius").contains("\"works\":true"));
      assertThat(curl("imap", "ann@radius.test", "wrong").output())
          .contains("AUTHENTICATIONFAILED");
      assertThat(curl("imap", "ann@radius.test", PASSWORD).exit()).isZero();
      expect(200, server.api("PATCH", "/identity-sources/radius", "{\"secret\": \"another\"}"));
      assertThat(tried("radius")).contains("\"works\":false", "the shared secret differs");
    } finally {
      radius.destroyForcibly();
    }
  }

  @Test
  void helperProgramChecksPasswords() throws IOException {
    Path programs = Files.createDirectories(server.home().resolve("helpers"));
    Path program =
        Files.writeString(
            programs.resolve("people.sh"),
            """
            #!/bin/sh
            while read -r number word rest; do
              case "$word $rest" in
                "INTF 3") echo "$number INTF 3" ;;
                'VRFY "ann@helper.test" "%s"') echo "$number OK displayName=\\"Ann \\\\\\"A.\\\\\\"\\"" ;;
                QUIT*) echo "$number OK"; exit ;;
                *) echo "$number ERROR" ;;
              esac
            done
            """
                .formatted(PASSWORD));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    add(
        """
        {"name": "helper", "kind": "helper", "address": "people.sh", "domains": ["helper.test"]}
        """);
    assertThat(tried("helper")).contains("\"works\":true", "people.sh runs");
    assertThat(curl("imap", "ann@helper.test", "wrong").output()).contains("AUTHENTICATIONFAILED");
    assertThat(curl("imap", "ann@helper.test", PASSWORD).exit()).isZero();
    assertThat(server.api("GET", "/accounts/ann@helper.test", "").body())
        .contains("Ann \\\"A.\\\"");
  }

  @Test
  void identitySourceIsCreatedOnAPageAndKeepsItsSecret() {
    WebVisits visits = new WebVisits(server);
    String name = "sources-administrator";
    expect(
        201,
        server.api(
            "POST",
            "/administrators",
            "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, PASSWORD)));
    String secret = visits.secret("admin", name);
    add(
        "{\"name\": \"shown\", \"kind\": \"radius\", \"address\": \"127.0.0.1:9\", \"enabled\":"
            + " false, \"secret\": \"never-shown\"}");
    try {
      HttpResponse<String> page =
          visits.get("admin", "object?type=identity-sources&identity-source=shown", secret);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("127.0.0.1:9").doesNotContain("never-shown");
      HttpResponse<String> tried =
          visits.post(
              "admin",
              "object",
              secret,
              Map.of(
                  "trial",
                  "trial",
                  "test",
                  "x",
                  "type",
                  "identity-sources",
                  "identity-source",
                  "shown",
                  "token",
                  visits.token("admin", secret),
                  "jakarta.faces.ViewState",
                  "stateless"));
      assertThat(tried.body()).contains("127.0.0.1:9");
    } finally {
      server.api("DELETE", "/identity-sources/shown", "");
    }
  }
}
