package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.MailClient;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that held mail is listed to its recipient by mail, and that a link in the list delivers it
 * or blocks the sender, but only after a button of its page was pressed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineIT {
  private static final String DOMAIN = "held.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String PASSWORD = "correct horse battery";
  private static final String SHOP = "offers@shop.elsewhere.test";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("https://localhost:\\d+/held\\?t=([\\w-]+)");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private CarillonServer server;
  private MailClient client;
  private Path cookies;

  @BeforeAll
  void holdLotteries(@TempDir Path folder) {
    server = SharedServer.get();
    client = new MailClient(server);
    cookies = folder.resolve("cookies");
    server.createDomain(DOMAIN);
    server.createAccount(ANN, PASSWORD);
    set("/settings", "{\"policy.screening.unscreened-networks\": []}");
    set(
        "/domains/" + DOMAIN + "/settings",
        """
        {"policy.points.quarantine": 100, "policy.points.junk": 0, "policy.points.reject": 0,
         "web.address": "https://localhost:%d"}
        """
            .formatted(server.port("https")));
    HttpResponse<String> made =
        server.api(
            "POST",
            "/filter-entries",
            """
            {"name": "lottery", "target": "header", "pattern": "Subject: *lottery*",
             "action": "points", "points": 120, "domain": "held.test"}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  @AfterAll
  void asBefore() {
    set("/settings", "{\"policy.screening.unscreened-networks\": null}");
  }

  private void set(String path, String settings) {
    HttpResponse<String> answer = server.api("PATCH", path, settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private void send(String subject) {
    Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            SHOP,
            "--to",
            ANN,
            "--header",
            "From: " + SHOP,
            "--header",
            "Subject: " + subject)
        .orFail();
  }

  private String held() {
    return server.api("GET", "/accounts/" + ANN + "/quarantine", "").body();
  }

  private boolean has(String mailbox, String words) {
    return all(mailbox).stream()
        .anyMatch(message -> new String(message, StandardCharsets.UTF_8).contains(words));
  }

  private List<byte[]> all(String mailbox) {
    try {
      return client.readAll(ANN, PASSWORD, mailbox);
    } catch (MessagingException | IOException away) {
      throw new AssertionError(away);
    }
  }

  /** The tokens of the links of a received list, in order: deliver, allow, block. */
  private List<String> tokens(String listed) {
    HttpResponse<String> sent =
        server.api("POST", "/accounts/" + ANN + "/quarantine", "{\"action\": \"send-list\"}");
    assertThat(sent.body()).isEqualTo("{\"messages\":1}");
    List<String> tokens = new ArrayList<>();
    Await.until(
        "the list comes",
        BOUND,
        () -> {
          all("INBOX").stream()
              .map(this::text)
              .filter(text -> text.contains(listed))
              .flatMap(text -> LINK.matcher(text).results())
              .forEach(link -> tokens.add(link.group(1)));
          return !tokens.isEmpty();
        });
    return tokens;
  }

  /** The plain text of a message that has HTML as well. */
  private String text(byte[] octets) {
    try {
      return client.message(octets).getContent() instanceof MimeMultipart parts
          ? parts.getBodyPart(0).getContent().toString()
          : "";
    } catch (MessagingException | IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private String curl(String page, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.CURL.path(),
                "-ksSL",
                "-b",
                cookies.toString(),
                "-c",
                cookies.toString(),
                "https://localhost:" + server.port("https") + "/" + page));
    words.addAll(List.of(more));
    Command asked = Command.run(BOUND, words);
    return asked.orFail().output();
  }

  /** Presses the button of the page that a link opens. */
  private String press(String token) {
    Matcher form = TOKEN.matcher(curl("held?t=" + token));
    assertThat(form.find()).isTrue();
    return curl(
        "held",
        "--data-urlencode",
        "confirm=confirm",
        "--data-urlencode",
        "t=" + token,
        "--data-urlencode",
        "do=x",
        "--data-urlencode",
        "token=" + form.group(1),
        "--data-urlencode",
        "jakarta.faces.ViewState=stateless");
  }

  @Test
  void quarantineLinksDeliverOrBlockAfterConfirmation() throws Exception {
    send("You won the lottery");
    assertThat(held()).contains("You won the lottery", "\"sender\":\"" + SHOP + "\"");
    List<String> links = tokens("You won the lottery");
    assertThat(links).hasSize(3);

    assertThat(curl("held?t=" + links.getFirst())).contains("Deliver this message?", SHOP);
    assertThat(curl("held?t=" + links.getFirst(), "--head")).startsWith("HTTP/");
    assertThat(held()).as("opening a link does nothing").contains("You won the lottery");
    assertThat(curl("held", "-d", "t=" + links.getFirst(), "-d", "confirm=confirm", "-d", "do=x"))
        .as("nor does a form of somebody else's")
        .doesNotContain("is delivered");
    assertThat(held()).contains("You won the lottery");

    assertThat(press(links.getFirst())).contains("The message is delivered");
    Await.until("it is in the inbox", BOUND, () -> has("INBOX", "Subject: You won the lottery"));
    assertThat(held()).doesNotContain("You won the lottery");
    assertThat(curl("held?t=" + links.getFirst())).contains("There is nothing to do");
    assertThat(curl("held?t=" + links.getFirst() + "x")).contains("There is nothing to do");

    assertThat(press(links.get(2))).contains("The sender is blocked");
    assertThat(server.api("GET", "/accounts/" + ANN + "/senders", "").body())
        .contains("\"sender\":\"" + SHOP + "\",\"choice\":\"block\"");
    send("An offer");
    Await.until("it is junk", BOUND, () -> has("Junk", "Subject: An offer"));
    assertThat(has("INBOX", "Subject: An offer")).isFalse();
    assertThat(server.api("DELETE", "/accounts/" + ANN + "/senders/" + SHOP, "").statusCode())
        .isEqualTo(204);
    send("Another offer");
    Await.until("it is in the inbox", BOUND, () -> has("INBOX", "Subject: Another offer"));
  }
}
