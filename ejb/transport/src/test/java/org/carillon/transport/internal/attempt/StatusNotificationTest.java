package org.carillon.transport.internal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.ReturnContent;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.junit.jupiter.api.Test;

/** Tests reports against golden files and with an independent parser. */
class StatusNotificationTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-20T08:00:00Z");
  private static final String ORIGINAL =
      """
      Received: from client by mx.example.test with ESMTPA id T1; Fri, 20 Nov 2026 08:00:00 +0000
      From: Alice <alice@example.test>
      To: far@example.org
      Subject: Hello
      Message-ID: <1@example.test>

      The body.
      """
          .replace("\n", "\r\n");

  private static WaitingMessage message(Optional<ReturnContent> returned, boolean utf8) {
    return new WaitingMessage(
        1,
        "T1",
        "",
        1,
        ORIGINAL.length(),
        new ReversePath(
            "alice@example.test",
            0,
            ReversePath.Body.SEVEN_BIT,
            utf8,
            returned,
            Optional.of("QQ314159")),
        OptionalLong.empty(),
        OptionalLong.empty(),
        ARRIVED,
        Duration.ofHours(5));
  }

  private static WaitingRecipient recipient(
      long id, String address, Action action, String status, String host, String reply) {
    return new WaitingRecipient(
        id,
        new ForwardPath(address, Set.of(), Optional.of("rfc822;" + address)),
        Optional.empty(),
        false,
        Optional.of(action),
        status,
        host,
        reply,
        OptionalLong.empty());
  }

  private static String written(WaitingMessage message, WaitingRecipient... recipients)
      throws IOException {
    var notification =
        new StatusNotification(
            "Q1",
            "mx.example.test",
            "alice@example.test",
            ARRIVED.plus(message.age()),
            message,
            List.of(recipients),
            ARRIVED.plus(Duration.ofDays(5)));
    var out = new ByteArrayOutputStream();
    Content content = Content.of(ORIGINAL.getBytes(StandardCharsets.US_ASCII));
    notification.writeTo(out, Optional.of(content), 1_000);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        StatusNotificationTest.class.getResourceAsStream("/transport/" + name + ".eml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static MimeMultipart parsed(String message) throws MessagingException, IOException {
    var mime =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    assertThat(mime.getContentType()).startsWith("multipart/report; report-type=delivery-status");
    return (MimeMultipart) mime.getContent();
  }

  private static InternetHeaders status(MimeMultipart report, int group)
      throws MessagingException, IOException {
    String fields =
        new String(report.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new InternetHeaders(
        new ByteArrayInputStream(
            (fields.split("\r\n\r\n")[group] + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void failureReportMatchesTheSample() throws Exception {
    String report =
        written(
            message(Optional.empty(), false),
            recipient(
                1,
                "far@example.org",
                Action.FAILED,
                "5.1.1",
                "mx.example.org",
                "550 5.1.1 No such user"),
            recipient(
                2, "late@example.net", Action.FAILED, "5.4.7", "mx.example.net", "450 4.2.1 Later"),
            recipient(
                3, "umlaut@example.net", Action.FAILED, "5.6.3", "mx.example.net", "No 8-bit here"),
            recipient(4, "a@gone.example", Action.FAILED, "5.1.2", "", "No such domain"));

    assertThat(report.replace("\r\n", "\n")).isEqualTo(golden("failed"));
  }

  @Test
  void reportIsReadByAnotherParserAsRfc3464Says() throws Exception {
    MimeMultipart report =
        parsed(
            written(
                message(Optional.empty(), false),
                recipient(1, "far@example.org", Action.FAILED, "5.1.1", "mx.example.org", "550 no"),
                recipient(2, "slow@example.org", Action.DELAYED, "4.4.1", "", "No route")));

    assertThat(report.getCount()).isEqualTo(3);
    assertThat(report.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(report.getBodyPart(1).getContentType()).startsWith("message/delivery-status");
    assertThat(report.getBodyPart(2).getContentType()).startsWith("text/rfc822-headers");
    assertThat(status(report, 0).getHeader("Reporting-MTA", null))
        .isEqualTo("dns; mx.example.test");
    assertThat(status(report, 0).getHeader("Original-Envelope-Id", null)).isEqualTo("QQ314159");
    assertThat(status(report, 1).getHeader("Final-Recipient", null))
        .isEqualTo("rfc822; far@example.org");
    assertThat(status(report, 1).getHeader("Action", null)).isEqualTo("failed");
    assertThat(status(report, 1).getHeader("Remote-MTA", null)).isEqualTo("dns; mx.example.org");
    assertThat(status(report, 2).getHeader("Action", null)).isEqualTo("delayed");
    assertThat(status(report, 2).getHeader("Will-Retry-Until", null))
        .isEqualTo("Wed, 25 Nov 2026 08:00:00 +0000");
    assertThat(new String(report.getBodyPart(2).getInputStream().readAllBytes()))
        .contains("Subject: Hello")
        .doesNotContain("The body.");
  }

  @Test
  void smallMessageIsReturnedCompletelyOnRequest() throws Exception {
    MimeMultipart report =
        parsed(
            written(
                message(Optional.of(ReturnContent.FULL), false),
                recipient(1, "far@example.org", Action.FAILED, "5.1.1", "", "no")));

    assertThat(report.getBodyPart(2).getContentType()).startsWith("message/rfc822");
    assertThat(((MimeMessage) report.getBodyPart(2).getContent()).getContent())
        .isEqualTo("The body.\r\n");
  }

  @Test
  void internationalAddressesUseRfc6533Types() throws Exception {
    MimeMultipart report =
        parsed(
            written(
                message(Optional.empty(), true),
                recipient(1, "grün@example.org", Action.FAILED, "5.1.1", "", "no")));

    assertThat(report.getBodyPart(1).getContentType()).startsWith("message/global-delivery-status");
    assertThat(status(report, 1).getHeader("Final-Recipient", null)).startsWith("utf-8; ");
  }

  @Test
  void replyTextCannotForgeFields() throws Exception {
    MimeMultipart report =
        parsed(
            written(
                message(Optional.empty(), false),
                recipient(
                    1,
                    "far@example.org",
                    Action.FAILED,
                    "5.0.0",
                    "mx\r\nAction: delivered",
                    "550 no\r\n\r\n--=_Q1_report")));

    assertThat(report.getCount()).isEqualTo(3);
    assertThat(status(report, 1).getHeader("Action")).containsExactly("failed");
  }
}
