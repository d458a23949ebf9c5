package org.carillon.format.mime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.carillon.format.mime.report.MessageReport.Outcome;
import org.carillon.format.mime.report.MessageReport.Reported;
import org.junit.jupiter.api.Test;

class MessageReportTest {

  @Test
  void deliveryReportNamesEachRecipient() {
    MessageReport report =
        MessageReport.delivery(
            """
            Original-Envelope-Id: abc@x.test
            Reporting-MTA: dns; mx.example.test

            Original-Recipient: rfc822;ann@example.test
            Final-Recipient: rfc822; ann.b@example.test
            Action: delivered
            Status: 2.0.0

            Final-Recipient: rfc822; bob@example.test
            Action: FAILED
            Status: 5.1.1 (nobody)
            Diagnostic-Code: smtp; 550 5.1.1
              No such user

            Final-Recipient: rfc822; nowhere
            Action: failed
            """);

    assertThat(report.envelopeId()).isEqualTo("abc@x.test");
    assertThat(report.recipients())
        .containsExactly(
            new Reported("ann@example.test", Outcome.DELIVERED, "2.0.0", ""),
            new Reported("bob@example.test", Outcome.FAILED, "5.1.1", "550 5.1.1 No such user"));
  }

  @Test
  void dispositionNamesReaderAndMessage() {
    MessageReport report =
        MessageReport.disposition(
            """
            Reporting-UA: mail.example.test; Carillon
            Final-Recipient: rfc822;ann@example.test
            Original-Message-ID: <1@x.test>
            Disposition: manual-action/MDN-sent-manually; displayed
            """);

    assertThat(report.messageId()).isEqualTo("<1@x.test>");
    assertThat(report.recipients())
        .containsExactly(new Reported("ann@example.test", Outcome.READ, "", ""));
  }

  @Test
  void randomReportIsReadWithoutException() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      byte[] octets = new byte[random.nextInt(200)];
      random.nextBytes(octets);
      String text = new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1);
      MessageReport.delivery("A: b\n\nAction: failed\nFinal-Recipient: " + text);
      MessageReport.disposition("Final-Recipient: a;a@b\nDisposition:" + text);
    }
  }
}
