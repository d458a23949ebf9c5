package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that programs sign in with a certificate that OpenSSL has signed, without a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalIT {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String ALICE = "alice@external.test";

  private CarillonServer server;
  private Path folder;

  @BeforeAll
  void trust(@TempDir Path given) throws IOException {
    folder = given;
    server = SharedServer.get();
    server.createDomain("external.test");
    server.createAccount(ALICE, RightsHouse.PASSWORD);
    OpenSsl.authority(folder);
    client("alice", ALICE);
    client("nobody", "nobody@external.test");
    expect(
        201,
        server.api(
            "POST",
            "/client-authorities",
            Json.createObjectBuilder()
                .add("name", "house")
                .add("certificates", Files.readString(folder.resolve("ca.pem")))
                .add("domains", Json.createArrayBuilder(List.of("external.test")))
                .build()
                .toString()));
    expect(200, server.api("PATCH", "/settings", "{\"sign-in.client-certificates\": true}"));
    Await.until(
        "services ask for certificates",
        BOUND,
        () -> openssl("imaps", "alice", "a LOGOUT\r\n").contains("AUTH=EXTERNAL"));
  }

  @AfterAll
  void trustNoMore() {
    server.api("PATCH", "/settings", "{\"sign-in.client-certificates\": null}");
    server.api("DELETE", "/client-authorities/house", "");
  }

  private static void expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private void client(String name, String mail) {
    Path request = folder.resolve(name + ".csr");
    OpenSsl.run(
        "req",
        "-new",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-addext",
        "subjectAltName=email:" + mail,
        "-addext",
        "extendedKeyUsage=clientAuth",
        "-keyout",
        folder.resolve(name + ".key"),
        "-out",
        request);
    OpenSsl.sign(folder, request, folder.resolve(name + ".pem"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** The server's response to a client with a certificate. */
  private String openssl(String service, String client, String said) {
    return Command.run(
            BOUND,
            List.of(
                OutsideTool.OPENSSL.path(),
                "s_client",
                "-quiet",
                "-connect",
                "127.0.0.1:" + server.port(service),
                "-cert",
                file(client + ".pem"),
                "-key",
                file(client + ".key")),
            said,
            Map.of())
        .output();
  }

  private Command gsasl(String protocol, String port, String client, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.GSASL.path(),
                protocol,
                "--connect",
                "127.0.0.1:" + server.port(port),
                "--mechanism",
                "EXTERNAL",
                "--x509-ca-file=",
                "--x509-cert-file",
                file(client + ".pem"),
                "--x509-key-file",
                file(client + ".key")));
    words.addAll(List.of(more));
    return Command.run(BOUND, words, "", Map.of());
  }

  @Test
  void gsaslSignsInByImapAndSmtpWithACertificate() {
    for (List<String> way : List.of(List.of("--imap", "imap"), List.of("--smtp", "submission"))) {
      Command in = gsasl(way.getFirst(), way.getLast(), "alice", "--authorization-id", ALICE);
      assertThat(in.exit()).as(in.output()).isZero();
      assertThat(gsasl(way.getFirst(), way.getLast(), "nobody").exit()).isNotZero();
    }
  }

  @Test
  void curlSignsInByImapAndPop3WithACertificate() {
    for (String protocol : List.of("imaps", "pop3s")) {
      assertThat(curl(protocol, "alice").exit()).as(protocol).isZero();
      assertThat(curl(protocol, "nobody").exit()).as(protocol).isNotZero();
    }
  }

  private Command curl(String protocol, String client) {
    return Command.run(
        BOUND,
        List.of(
            OutsideTool.CURL.path(),
            "-sSk",
            "--cert",
            file(client + ".pem"),
            "--key",
            file(client + ".key"),
            "--login-options",
            "AUTH=EXTERNAL",
            "-u",
            ALICE + ":",
            protocol + "://127.0.0.1:" + server.port(protocol) + "/"));
  }

  @Test
  void ldapwhoamiReturnsTheAccount() {
    Command who = ldapwhoami("alice");
    assertThat(who.exit()).as(who.output()).isZero();
    assertThat(who.output()).contains("alice");
    assertThat(ldapwhoami("nobody").exit()).isNotZero();
  }

  private Command ldapwhoami(String client) {
    return Command.run(
        BOUND,
        List.of(
            OutsideTool.LDAPWHOAMI.path(),
            "-H",
            "ldaps://127.0.0.1:" + server.port("ldaps"),
            "-Y",
            "EXTERNAL"),
        "",
        Map.of(
            "LDAPTLS_REQCERT",
            "never",
            "LDAPTLS_CERT",
            file(client + ".pem"),
            "LDAPTLS_KEY",
            file(client + ".key")));
  }

  @Test
  void externalMechanismIsOfferedForKnownCertificatesOnly() {
    assertThat(openssl("imaps", "nobody", "a CAPABILITY\r\nb LOGOUT\r\n"))
        .contains("AUTH=PLAIN")
        .doesNotContain("AUTH=EXTERNAL");
    assertThat(openssl("pop3s", "alice", "CAPA\r\nQUIT\r\n")).contains("EXTERNAL");
    assertThat(openssl("submissions", "alice", "EHLO a\r\nQUIT\r\n")).contains("EXTERNAL");
  }
}
