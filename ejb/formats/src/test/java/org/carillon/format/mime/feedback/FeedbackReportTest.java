package org.carillon.format.mime.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

/** Tests of reports by RFC 5965, and of messages that are not reports. */
class FeedbackReportTest {
  /** RFC 5965 appendix B.2, shortened. */
  private static final String FULL =
      """
      From: <abusedesk@example.com>
      Date: Thu, 8 Mar 2005 17:40:36 EDT
      Subject: FW: Earn money
      To: <abuse@example.net>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=feedback-report;
           boundary="part1_13d.2e68ed54_boundary"

      --part1_13d.2e68ed54_boundary
      Content-Type: text/plain; charset="US-ASCII"
      Content-Transfer-Encoding: 7bit

      This is an email abuse report for an email message received from IP
      192.0.2.1 on Thu, 8 Mar 2005 14:00:00 EDT.

      --part1_13d.2e68ed54_boundary
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: SomeGenerator/1.0
      Version: 1
      Original-Mail-From: <somespammer@example.net>
      Original-Rcpt-To: <user@example.com>
      Source-IP: 192.0.2.1
      Reported-Domain: example.net

      --part1_13d.2e68ed54_boundary
      Content-Type: message/rfc822
      Content-Disposition: inline

      From: <somespammer@example.net>
      Received: from mailserver.example.net (mailserver.example.net
           [192.0.2.1]) by example.com with ESMTP id M63d4137594e46;
           Thu, 08 Mar 2005 14:00:00 -0400
      Subject: Earn money
      Message-ID: 8787KJKJ3K4J3K4J3K4J3.mail@example.net

      Spam Spam Spam
      --part1_13d.2e68ed54_boundary--
      """;

  private static Optional<FeedbackReport> read(String text) throws IOException {
    byte[] octets = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return FeedbackReport.in(
        Outline.parse(new ByteArrayInputStream(octets)),
        (position, into, offset, length) -> {
          if (position >= octets.length) {
            return -1;
          }
          int count = Math.min(length, octets.length - (int) position);
          System.arraycopy(octets, (int) position, into, offset, count);
          return count;
        });
  }

  @Test
  void reportNamesItsTypeAndTheReportedMessage() throws IOException {
    FeedbackReport report = read(FULL).orElseThrow();
    assertThat(report.type()).isEqualTo("abuse");
    assertThat(report.field("User-Agent")).isEqualTo("SomeGenerator/1.0");
    assertThat(report.field("Source-IP")).isEqualTo("192.0.2.1");
    assertThat(report.reportedField("Subject")).isEqualTo("Earn money");
    assertThat(report.reportedField("Message-ID")).contains("@example.net");
    assertThat(report.field("Nothing")).isEmpty();
  }

  @Test
  void reportWithOnlyTheHeaderIsRead() throws IOException {
    FeedbackReport report =
        read(FULL.replace("message/rfc822", "text/rfc822-headers")).orElseThrow();
    assertThat(report.reportedField("Subject")).isEqualTo("Earn money");
    FeedbackReport without =
        read(FULL.replace("message/rfc822", "application/octet-stream")).orElseThrow();
    assertThat(without.reported()).isEmpty();
    assertThat(without.reportedField("Subject")).isEmpty();
  }

  @Test
  void otherMessageIsNoReport() throws IOException {
    assertThat(read("From: a@b.example\n\nHello\n")).isEmpty();
    assertThat(read(FULL.replace("message/feedback-report", "text/plain"))).isEmpty();
    assertThat(read(FULL.replace("Feedback-Type: abuse\n", ""))).isEmpty();
  }

  @Test
  void randomReportIsReadOrNone() throws IOException {
    Random random = new Random(9);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder broken = new StringBuilder(FULL);
      for (int j = 0; j < 1 + random.nextInt(20); j++) {
        int at = random.nextInt(broken.length());
        switch (random.nextInt(3)) {
          case 0 -> broken.deleteCharAt(at);
          case 1 -> broken.setCharAt(at, (char) random.nextInt(256));
          default -> broken.insert(at, broken.substring(at, Math.min(broken.length(), at + 200)));
        }
      }
      read(broken.toString())
          .ifPresent(
              report -> {
                assertThat(report.type().length()).isLessThanOrEqualTo(200);
                assertThat(report.reportedField("Subject")).doesNotContain("\r", "\n");
              });
    }
  }
}
