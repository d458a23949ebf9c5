package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests with dkimpy that mail from a domain's account is signed by the domain's keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DkimIT {
  private static final String DOMAIN = "signing.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern TEXT = Pattern.compile("p=([A-Za-z0-9+/=]*)");

  /** The Python that has Debian's modules; there may be others. */
  private static final String DEBIANS_PYTHON = "/usr/bin/python3";

  /** Prints for each signature of a file whether it is valid under the keys that follow. */
  private static final String VERIFY =
      """
      import sys, dkim
      message = open(sys.argv[1], 'rb').read()
      keys = {name.encode(): text.encode() for name, text in zip(sys.argv[2::2], sys.argv[3::2])}
      verifier = dkim.DKIM(message)
      count = sum(1 for name, _ in verifier.headers if name.lower() == b'dkim-signature')
      for index in range(count):
          holds = verifier.verify(idx=index, dnsfunc=lambda name, timeout=5: keys.get(name))
          print(verifier.selector.decode(), 'pass' if holds else 'fail')
      """;

  /** A complaint about the message that follows, as in RFC 5965. */
  private static final String COMPLAINT =
      """
      From: fbl@elsewhere.test
      Subject: complaint
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=feedback-report; boundary=part

      --part
      Content-Type: text/plain

      Somebody does not want this.
      --part
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: Test/1.0
      Version: 1

      --part
      Content-Type: message/rfc822

      %s
      --part--
      """;

  private final List<String> published = new ArrayList<>();
  private CarillonServer server;
  private NameServer dns;
  private Sink sink;
  private Path caught;
  private Path folder;

  @BeforeAll
  void makeKeysAndPublishThem(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANN, PASSWORD);
    caught = folder.resolve("caught");
    sink = new Sink(caught);
    List<String> records = new ArrayList<>(List.of("--host-record=elsewhere.test,127.0.0.1"));
    for (String kind : List.of("rsa", "ed25519")) {
      String name = kind + "._domainkey." + DOMAIN;
      HttpResponse<String> made =
          server.api(
              "POST",
              "/dkim-keys",
              "{\"name\": \"%s\", \"algorithm\": \"%s\"}".formatted(name, kind));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      String key = key(made.body());
      records.add("--txt-record=" + name + ",v=DKIM1;k=" + kind + ";p=," + inStrings(key));
      published.add(name + ".");
      published.add("v=DKIM1; k=" + kind + "; p=" + key);
    }
    dns = new NameServer(folder.resolve("dnsmasq.said"), records.toArray(String[]::new));
    set("{\"dns.servers\": [\"%s\"], \"mail.out.port\": %d}".formatted(dns.address(), sink.port()));
  }

  /** The record has its key in two strings, as a line of a zone must. */
  private static String key(String body) {
    Matcher text = TEXT.matcher(body.replace("\\\" \\\"", ""));
    assertThat(text.find()).as(body).isTrue();
    return text.group(1);
  }

  private static String inStrings(String key) {
    List<String> strings = new ArrayList<>();
    for (int at = 0; at < key.length(); at += 200) {
      strings.add(key.substring(at, Math.min(key.length(), at + 200)));
    }
    return String.join(",", strings);
  }

  @AfterAll
  void askTheUsualServersAgain() throws InterruptedException {
    set("{\"dns.servers\": null, \"mail.out.port\": null}");
    dns.close();
    sink.close();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  @Test
  void mailIsSignedByRsaAndEd25519Keys() throws IOException, InterruptedException {
    for (String kind : List.of("rsa", "ed25519")) {
      String path = "/dkim-keys/" + kind + "._domainkey." + DOMAIN;
      assertThat(server.api("GET", path, "").body()).contains("\"published\":\"found\"");
      HttpResponse<String> active = server.api("PATCH", path, "{\"state\": \"active\"}");
      assertThat(active.statusCode()).as(active.body()).isEqualTo(200);
    }
    Swaks.submit(server, "PLAIN", ANN, PASSWORD, "friend@elsewhere.test", "signed by two");
    Await.until("the message is there", BOUND, () -> sink.caught("signed by two"));
    assertThat(verified(message("signed by two")))
        .containsExactlyInAnyOrder("rsa pass", "ed25519 pass");
    complaintsComeBackAndAreCounted();
  }

  private void complaintsComeBackAndAreCounted() throws IOException, InterruptedException {
    String inbox = "complaints@" + DOMAIN;
    server.createAccount(inbox, PASSWORD);
    HttpResponse<String> asking =
        server.api(
            "PATCH",
            "/domains/" + DOMAIN + "/settings",
            "{\"policy.complaints.address\": \"%s\", \"policy.complaints.ask\": true}"
                .formatted(inbox));
    assertThat(asking.statusCode()).as(asking.body()).isBetween(200, 204);
    Swaks.submit(server, "PLAIN", ANN, PASSWORD, "friend@elsewhere.test", "please complain");
    Await.until("the message is there", BOUND, () -> sink.caught("please complain"));
    Path sent = message("please complain");
    assertThat(verified(sent)).containsExactlyInAnyOrder("rsa pass", "ed25519 pass");
    String returned = Files.readString(sent, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    assertThat(returned).contains("CFBL-Address: " + inbox + "; report=arf\nCFBL-Feedback-ID: ");

    set("{\"policy.screening.unscreened-networks\": []}");
    try {
      Swaks.run(
              "--server",
              "127.0.0.1:" + server.port("smtp"),
              "--from",
              "fbl@elsewhere.test",
              "--to",
              inbox,
              "--data",
              COMPLAINT.formatted(returned))
          .orFail();
    } finally {
      set("{\"policy.screening.unscreened-networks\": null}");
    }
    Await.until(
        "it is counted",
        BOUND,
        () ->
            server
                .api("GET", "/complaints?domain=" + DOMAIN, "")
                .body()
                .contains("\"account\":\"" + ANN + "\",\"count\":1"));
  }

  @Test
  void dkimPageShowsTheRecordToPublish() {
    String name = "signer." + DOMAIN;
    HttpResponse<String> made =
        server.api(
            "POST",
            "/administrators",
            "{\"name\": \"%s\", \"password\": \"%s\", \"domain\": \"%s\"}"
                .formatted(name, RightsHouse.PASSWORD, DOMAIN));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    WebVisits visits = new WebVisits(server);
    HttpResponse<String> page =
        visits.get(
            "admin",
            "object?type=dkim-keys&dkim-key=rsa._domainkey." + DOMAIN,
            visits.secret("admin", name));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "rsa._domainkey." + DOMAIN + ". IN TXT",
            "v=DKIM1; k=rsa; p=",
            "<dt>In the DNS</dt><dd>yes");
  }

  /** The message as sent, without the sink's own lines, with its original line ends. */
  private Path message(String subject) throws IOException {
    try (var files = Files.list(caught)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        if (text.contains(subject)) {
          String sent = text.substring(text.indexOf("DKIM-Signature:"));
          return Files.writeString(
              folder.resolve("sent"), sent.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);
        }
      }
    }
    throw new AssertionError("No message about " + subject);
  }

  private List<String> verified(Path message) throws IOException, InterruptedException {
    // dkimpy's own program can query only the system's DNS.
    assertThat(OutsideTool.DKIMVERIFY.path()).isNotEmpty();
    List<String> words =
        new ArrayList<>(List.of(DEBIANS_PYTHON, "-B", "-c", VERIFY, message.toString()));
    words.addAll(published);
    Process python = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}
