package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests refusals by own lists, traps, lines and DNS lists, with their reasons. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterIT {
  private static final String DOMAIN = "listed.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String PASSWORD = "correct horse battery";

  /** An address of this machine that the DNS list has. */
  private static final String LISTED = "127.0.0.7";

  private static final Pattern TOOK =
      Pattern.compile("\"name\":\"dns-lists\"[^}]*\"milliseconds\":([0-9]+)");

  private CarillonServer server;
  private NameServer dns;

  /** A DNS server that never responds. */
  private DatagramSocket silent;

  @BeforeAll
  void screenAlsoThisMachine(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANN, PASSWORD);
    server.createAccount("postmaster@" + DOMAIN, PASSWORD);
    silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    dns =
        new NameServer(
            folder.resolve("dnsmasq.said"),
            "--host-record=7.0.0.127.block.test,127.0.0.2",
            "--txt-record=7.0.0.127.block.test,see block.test/why",
            "--host-record=2.0.0.127.block.test,127.0.0.2",
            "--host-record=evil.test.links.test,127.0.0.4",
            "--server=/dead.test/127.0.0.1#" + silent.getLocalPort());
    set(
        """
        {"policy.screening.unscreened-networks": [], "policy.authentication": false,
         "policy.points.junk": 0, "dns.servers": ["%s"]}
        """
            .formatted(dns.address()));
  }

  @AfterAll
  void asBefore() throws InterruptedException {
    set(
        """
        {"policy.screening.unscreened-networks": null, "policy.authentication": null,
         "policy.points.junk": null, "dns.servers": null}
        """);
    dns.close();
    silent.close();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private void make(String type, String body) {
    HttpResponse<String> made = server.api("POST", "/" + type, body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private void delete(String path) {
    assertThat(server.api("DELETE", path, "").statusCode()).isEqualTo(204);
  }

  private Command send(String to, String... more) {
    List<String> words =
        new ArrayList<>(List.of("--server", "127.0.0.1:" + server.port("smtp"), "--to", to));
    words.addAll(List.of(more));
    return Swaks.run(words.toArray(String[]::new));
  }

  @Test
  void blockedSenderIsRefusedAtRcptExceptToPostmaster() throws MessagingException, IOException {
    make(
        "filter-entries",
        """
        {"name": "loud", "target": "sender", "pattern": "bulk.example", "domain": "listed.test",
         "text": "No bulk mail"}
        """);
    String[] bulk = {"--from", "news@mail.bulk.example"};
    assertThat(send(ANN, bulk).output()).contains("550 5.7.1 No bulk mail [loud]");
    send("postmaster@" + DOMAIN, "--from", "news@mail.bulk.example").orFail();
    send(ANN, "--from", "friend@elsewhere.test", "--header", "Subject: from a friend").orFail();
    assertThat(new MailClient(server).readAll(ANN, PASSWORD, "INBOX"))
        .anySatisfy(
            message ->
                assertThat(new String(message, StandardCharsets.UTF_8))
                    .contains("Subject: from a friend", "X-Carillon-Verdict: accept"));
    delete("/filter-entries/loud");
    send(ANN, bulk).orFail();
  }

  @Test
  void spamTrapRefusesTheMessageAndBansItsClient() {
    make(
        "filter-entries",
        """
        {"name": "trap-1", "target": "trap", "pattern": "spamtrap@*", "ban": 1,
         "domain": "listed.test"}
        """);
    String[] from = {"--from", "x@elsewhere.test", "--local-interface", "127.0.0.9"};
    Command trapped = send(ANN + ",spamtrap@" + DOMAIN, from);
    assertThat(trapped.output())
        .contains("250 2.1.5 Recipient ok", "550 5.7.1 Message rejected", "[trap-1]");
    assertThat(send(ANN, from).output())
        .contains("550 5.7.1 Your address sent unsolicited mail [ban-127.0.0.9]");
    HttpResponse<String> ban = server.api("GET", "/filter-entries/ban-127.0.0.9", "");
    assertThat(ban.body()).contains("\"expires\":\"20", "Wrote to the spam trap trap-1");
    delete("/filter-entries/ban-127.0.0.9");
    delete("/filter-entries/trap-1");
    send(ANN, from).orFail();
  }

  @Test
  void bannedTextIsFoundInEncodedBodies() {
    make(
        "filter-entries",
        """
        {"name": "pills", "target": "body", "pattern": "*cheap pills*", "domain": "listed.test"}
        """);
    String body =
        Base64.getEncoder()
            .encodeToString("Buy\nour CHEAP Pills now\n".getBytes(StandardCharsets.UTF_8));
    assertThat(
            send(
                    ANN,
                    "--from",
                    "x@elsewhere.test",
                    "--header",
                    "Content-Transfer-Encoding: base64",
                    "--body",
                    body)
                .output())
        .contains("550 5.7.1 Message rejected", "[pills]");
    delete("/filter-entries/pills");
  }

  @Test
  void dnsListRefusesWithItsText() {
    make(
        "dns-lists",
        """
        {"name": "block", "zone": "block.test", "action": "reject",
         "text": "{listed} is listed, {reason}"}
        """);
    make(
        "dns-lists",
        """
        {"name": "links", "zone": "links.test", "subject": "link", "action": "reject"}
        """);
    try {
      assertThat(server.api("GET", "/dns-lists/block", "").body()).contains("\"health\":\"works\"");
      assertThat(send(ANN, "--from", "x@elsewhere.test", "--local-interface", LISTED).output())
          .contains("550 5.7.1 Message rejected: 127.0.0.7 is listed, see block.test/why");
      assertThat(
              send(ANN, "--from", "x@elsewhere.test", "--body", "see https://www.evil.test/x")
                  .output())
          .contains("Message rejected: evil.test is listed by links");
    } finally {
      List.of("block", "links").forEach(name -> delete("/dns-lists/" + name));
    }
  }

  @Test
  void slowDnsListIsSkipped() {
    set("{\"policy.dns-lists.time\": \"PT0.5S\", \"dns.timeout\": \"PT0.5S\"}");
    make("dns-lists", "{\"name\": \"dead\", \"zone\": \"dead.test\"}");
    try {
      for (int i = 0; i < 6; i++) {
        tried();
      }
      // By now it was too slow at least five times, and is not queried for half a minute.
      Matcher took = TOOK.matcher(tried());
      assertThat(took.find()).isTrue();
      assertThat(Integer.parseInt(took.group(1))).isLessThan(500);
      assertThat(server.api("GET", "/dns-lists/dead", "").body())
          .contains("\"trouble\":\"dead took too long\"", "\"health\":\"unknown\"");
    } finally {
      delete("/dns-lists/dead");
      set("{\"policy.dns-lists.time\": null, \"dns.timeout\": null}");
    }
  }

  private String tried() {
    String message =
        Base64.getEncoder()
            .encodeToString("Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> report =
        server.api(
            "POST",
            "/policy-checks",
            "{\"ip\": \"192.0.2.1\", \"to\": [\"%s\"], \"message\": \"%s\"}"
                .formatted(ANN, message));
    assertThat(report.body()).contains("dead took too long");
    return report.body();
  }
}
