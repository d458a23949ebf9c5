package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests each sign-in mechanism with independent implementations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaslIT {
  private static final String ALICE = "alice@sasl.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern TOKEN = Pattern.compile("\"token\": *\"([^\"]+)\"");

  private CarillonServer server;

  @BeforeAll
  void keepWhatEachNeeds() {
    server = SharedServer.get();
    server.createDomain("sasl.test");
    keep("true");
    server.createAccount(ALICE, PASSWORD);
  }

  /** Set for all domains: clients that send no host name see only what all domains offer. */
  private void keep(String value) {
    String settings =
        """
        {"password.keep-scram": V, "password.keep-cram-md5": V,
         "password.keep-nt": V, "sign-in.digest-md5": V}
        """;
    set(settings.replace("V", value));
  }

  @AfterAll
  void keepNoMore() {
    keep("null");
  }

  private Command gsasl(String mechanism, String protocol, String port, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.GSASL.path(),
                protocol,
                "--connect",
                "127.0.0.1:" + server.port(port),
                "--mechanism",
                mechanism,
                "--authentication-id",
                ALICE,
                "--realm",
                "sasl.test",
                "--x509-ca-file=",
                "--no-client-first"));
    words.addAll(List.of(more));
    return Command.run(BOUND, words, "", Map.of());
  }

  @Test
  void channelBindingDowngradeIsRefused() {
    // The client could bind the channel, and was told not to.
    assertThat(gsasl("SCRAM-SHA-256", "--imap", "imap", "--password", PASSWORD).exit()).isNotZero();
  }

  private static void assertIn(Command signedIn) {
    assertThat(signedIn.exit()).as(signedIn.output()).isZero();
    assertThat(signedIn.output()).contains("Client authentication finished (server trusted)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "DIGEST-MD5", "CRAM-MD5", "PLAIN"})
  void gsaslSignsInByImap(String mechanism) {
    assertIn(gsasl(mechanism, "--imap", "imap", "--no-cb", "--password", PASSWORD));
    assertThat(gsasl(mechanism, "--imap", "imap", "--no-cb", "--password", "staple").exit())
        .isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS"})
  void gsaslSignsInWithChannelBinding(String mechanism) {
    assertIn(gsasl(mechanism, "--imap", "imap", "--password", PASSWORD));
    assertIn(gsasl(mechanism, "--smtp", "submission", "--password", PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NTLM", "DIGEST-MD5", "CRAM-MD5"})
  void curlSignsInByImapAndPop3(String mechanism) {
    for (String url : List.of("imap", "pop3")) {
      assertThat(curl(url, mechanism, PASSWORD).exit()).as(url).isZero();
      assertThat(curl(url, mechanism, "wrong").exit()).as(url).isNotZero();
    }
  }

  /** It names the domain by TLS, because that is the realm of DIGEST-MD5. */
  private Command curl(String protocol, String mechanism, String password) {
    String host = "sasl.test:" + server.port(protocol);
    return Command.run(
        BOUND,
        List.of(
            OutsideTool.CURL.path(),
            "-sS",
            "-k",
            "--ssl-reqd",
            "--resolve",
            host + ":127.0.0.1",
            "--login-options",
            "AUTH=" + mechanism,
            "-u",
            ALICE + ":" + password,
            protocol + "://" + host + "/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2"})
  void curlSignsInWithAToken(String mechanism) {
    Command made =
        Command.run(
            BOUND,
            List.of(
                OutsideTool.CURL.path(),
                "-sSk",
                "-u",
                ALICE + ":" + PASSWORD,
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"label\": \"" + mechanism + "\"}",
                "https://127.0.0.1:" + server.port("https") + "/api/v1/tokens"));
    var token = TOKEN.matcher(made.output());
    assertThat(token.find()).as(made.output()).isTrue();

    assertThat(bearer(mechanism, token.group(1)).exit()).isZero();
    assertThat(bearer(mechanism, "stale").exit()).isNotZero();
  }

  private Command bearer(String mechanism, String token) {
    return Command.run(
        BOUND,
        List.of(
            OutsideTool.CURL.path(),
            "-sS",
            "-k",
            "--ssl-reqd",
            "--login-options",
            "AUTH=" + mechanism,
            "-u",
            ALICE,
            "--oauth2-bearer",
            token,
            "imap://127.0.0.1:" + server.port("imap") + "/"));
  }

  @Test
  void administratorActsForAnAccountOnlyIfEnabled() {
    assertThat(asAlice().exit()).isNotZero();
    set("{\"sign-in.as-others\": true}");
    try {
      assertIn(asAlice());
    } finally {
      set("{\"sign-in.as-others\": null}");
    }
  }

  private void set(String settings) {
    assertThat(server.api("PATCH", "/settings", settings).statusCode()).isEqualTo(200);
  }

  private Command asAlice() {
    List<String> words =
        List.of(
            OutsideTool.GSASL.path(),
            "--imap",
            "--connect",
            "127.0.0.1:" + server.port("imap"),
            "--mechanism",
            "PLAIN",
            "--authentication-id",
            "admin",
            "--authorization-id",
            ALICE,
            "--password",
            server.adminPassword(),
            "--x509-ca-file=");
    return Command.run(BOUND, words, "", Map.of());
  }
}
