package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the log has the story of a message and of a sign-in, for people and fail2ban. */
class LogsIT {
  private static final String PASSWORD = "correct horse battery";
  private static CarillonServer server;

  @BeforeAll
  static void start() {
    server = SharedServer.get();
    server.createDomain("told.test");
    server.createAccount("ann@told.test", PASSWORD);
    server.createAccount("bob@told.test", PASSWORD);
  }

  private static String log() {
    try {
      return Files.readString(server.home().resolve("log/carillon.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitLine(String part) {
    Await.until("the log tells " + part, Duration.ofSeconds(10), () -> log().contains(part));
  }

  @Test
  void unauthenticatedUploadLogsNoStackTrace() {
    for (int length : new int[] {10, 100_000, 2_000_000}) {
      int status =
          server
              .web(
                  HttpRequest.newBuilder(
                          URI.create("https://localhost:" + server.port("https") + "/dav/files/x"))
                      .version(HttpClient.Version.HTTP_1_1)
                      .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[length])))
              .statusCode();
      assertThat(status).isEqualTo(401);
    }
    assertThat(log()).doesNotContain("already been freed", "UT005023");
  }

  @Test
  void messageIsTracedByItsMessageIdToEveryRecipient() throws IOException {
    Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            "stranger@elsewhere.test",
            "--to",
            "ann@told.test,bob@told.test",
            "--header",
            "Message-Id: <story@elsewhere.test>")
        .orFail();
    Swaks.run(
        "--server",
        "127.0.0.1:" + server.port("smtp"),
        "--from",
        "stranger@elsewhere.test",
        "--to",
        "nobody@told.test");

    awaitLine("from=<stranger@elsewhere.test> message-id=<story@elsewhere.test> size=");
    awaitLine("delivered=<ann@told.test> delivered=<bob@told.test>");
    awaitLine("refused client=127.0.0.1 way=smtp status=5.1.1");
    awaitLine("to=<nobody@told.test>");

    sayMailFrom("<large@elsewhere.test> SIZE=9000000000");
    awaitLine("status=5.3.4 reply='Message size exceeds limit' from=<large@elsewhere.test>");
  }

  @Test
  void bounceIsFoundInTheLogByItsMessageId(@TempDir Path folder) throws Exception {
    try (Sink refusing = new Sink(folder, "-f", "RCPT")) {
      smartHost("\"" + refusing.address() + "\"");
      Swaks.submit(
          server, "PLAIN", "ann@told.test", PASSWORD, "nobody@faraway.test", "to nobody at all");
      Await.until(
          "the log tells of the report",
          Duration.ofSeconds(30),
          () ->
              Pattern.compile(
                      "taken id=(\\S+) from=<> message-id=<\\1@[^>]+> size=[0-9]+ delivered=<ann@told.test>")
                  .matcher(log())
                  .find());
    } finally {
      smartHost("null");
    }
  }

  private static void smartHost(String value) {
    assertThat(
            server
                .api("PATCH", "/settings", "{\"mail.out.smart-host\": " + value + "}")
                .statusCode())
        .isBetween(200, 204);
  }

  private void sayMailFrom(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port("smtp"));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      in.readLine();
      socket.getOutputStream().write("EHLO client.elsewhere.test\r\n".getBytes(US_ASCII));
      while (in.readLine().startsWith("250-")) {
        // Read to the last line of the response.
      }
      socket.getOutputStream().write(("MAIL FROM:" + path + "\r\n").getBytes(US_ASCII));
      assertThat(in.readLine()).startsWith("552 5.3.4");
    }
  }

  @Test
  void signInLogsOneLineThatFail2banParses() throws IOException {
    String hostile = "x\" \\refused client=198.51.100.1 way=imap answer=wrong name=";
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login("ann@told.test", PASSWORD);
    }
    Swaks.run(
        "--server",
        "127.0.0.1:" + server.port("submission"),
        "--tls",
        "--auth",
        "PLAIN",
        "--auth-user",
        "ann@told.test",
        "--auth-password",
        "wrong-secret-1",
        "--to",
        "ann@told.test",
        "--quit-after",
        "AUTH");
    int status =
        server
            .web(
                HttpRequest.newBuilder(
                        URI.create("https://localhost:" + server.port("https") + "/api/v1/domains"))
                    .header("Authorization", CarillonServer.basic(hostile, "wrong-secret-2")))
            .statusCode();
    assertThat(status).isEqualTo(401);

    awaitLine("admitted client=127.0.0.1 way=imap name=ann@told.test");
    awaitLine("refused client=127.0.0.1 way=submission answer=wrong name=ann@told.test");
    awaitLine("way=rest answer=wrong name=x%22%20%5Crefused%20client=198.51.100.1%20way=imap");
    assertThat(log()).doesNotContain("wrong-secret").doesNotContain(PASSWORD);

    Path filter = CarillonServer.tree().resolve("docs/fail2ban/carillon.conf");
    Command found =
        Command.run(
            Duration.ofSeconds(60),
            List.of(
                OutsideTool.FAIL2BAN_REGEX.path(),
                "-v",
                server.home().resolve("log/carillon.json").toString(),
                filter.toString()));
    Matcher hits = Pattern.compile("Failregex: (\\d+) total").matcher(found.output());
    assertThat(hits.find()).as(found.output()).isTrue();
    assertThat(Integer.parseInt(hits.group(1))).isGreaterThanOrEqualTo(2);
    assertThat(found.output()).contains("127.0.0.1").doesNotContain("     198.51.100.1  ");
  }
}
