package org.carillon.transport.internal.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

class AskedReceiptTest {
  private static final String PLAIN =
      """
      Return-Path: <ann@shop.example>
      From: Ann <ann@shop.example>
      To: Ida <ida@x.test>
      Message-ID: <1@shop.example>
      Subject: The bells
      """;

  private static AskedReceipt asked(String header) {
    return AskedReceipt.of(
        Header.parse((header + "\n").getBytes(StandardCharsets.UTF_8)), "ida@x.test"::equals);
  }

  @Test
  void receiptToTheReturnPathIsRequested() {
    AskedReceipt asked = asked(PLAIN + "Disposition-Notification-To: Ann <ann@shop.example>\n");

    assertThat(asked.isAsked()).isTrue();
    assertThat(asked.isToReturnPath()).isTrue();
    assertThat(asked.addressed()).isEqualTo("ida@x.test");
    assertThat(asked(PLAIN).isAsked()).isFalse();
  }

  @Test
  void requestForOtherOrSeveralAddressesIsNotAutomatic() {
    assertThat(asked(PLAIN + "Disposition-Notification-To: spy@x.example\n").isToReturnPath())
        .isFalse();
    assertThat(
            asked(PLAIN + "Disposition-Notification-To: ann@shop.example, spy@x.example\n")
                .isToReturnPath())
        .isFalse();
    assertThat(
            asked(
                    PLAIN.replace("Return-Path: <ann@shop.example>\n", "")
                        + "Disposition-Notification-To: ann@shop.example\n")
                .isToReturnPath())
        .isFalse();
  }

  @Test
  void receiptsForReportsAndOwnMailAreNeverSent() {
    String request = "Disposition-Notification-To: ann@shop.example\n";
    assertThat(asked(PLAIN.replace("<ann@shop.example>\nFrom", "<>\nFrom") + request).isAsked())
        .isFalse();
    assertThat(asked(PLAIN + request + "Content-Type: multipart/report; boundary=x\n").isAsked())
        .isFalse();
    assertThat(
            asked(PLAIN.replace("From: Ann <ann@shop", "From: <ida@x.test>, <ann@shop") + request)
                .isAsked())
        .isFalse();
  }

  @Test
  void receiptNamesMessageAndRecipient() {
    AskedReceipt asked = asked(PLAIN + "Disposition-Notification-To: ann@shop.example\n");
    String receipt =
        new String(
            new ReadReceipt(
                    "7",
                    "ida@x.test",
                    "ann@shop.example",
                    asked,
                    false,
                    OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                .octets(),
            StandardCharsets.UTF_8);

    assertThat(receipt)
        .contains(
            "report-type=disposition-notification",
            "Final-Recipient: rfc822; ida@x.test",
            "Original-Message-ID: <1@shop.example>",
            "Disposition: manual-action/MDN-sent-manually; displayed",
            "In-Reply-To: <1@shop.example>",
            "Auto-Submitted: auto-replied");
  }
}
