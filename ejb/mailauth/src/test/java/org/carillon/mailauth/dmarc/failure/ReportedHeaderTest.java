package org.carillon.mailauth.dmarc.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

class ReportedHeaderTest {
  private static final Redaction REDACTION =
      new Redaction("a key".getBytes(StandardCharsets.US_ASCII));

  private static final Header HEADER =
      Header.parse(
          """
          Received: from x by y for <anna.meier@shop.example>; Mon, 23 Nov 2026 08:00:00 +0000
          DKIM-Signature: v=1; d=shop.example; i=anna.meier@shop.example; b=abc
          From: "Anna Meier" <anna.meier@shop.example>
          To: friends: bob@own.test, "Carl (C.)" <carl@own.test>;
          Subject: We are to be bought
          X-Secret: anna.meier@shop.example
          Message-ID: <17@shop.example>
          """
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.UTF_8));

  @Test
  void redactedHeaderContainsNoNamesOrSubject() {
    String redacted = ReportedHeader.redacted(HEADER, REDACTION);
    assertThat(redacted)
        .contains("DKIM-Signature: v=1; d=shop.example;")
        .contains("@shop.example")
        .contains("@own.test")
        .contains("Message-ID: <17@shop.example>")
        .doesNotContain("anna")
        .doesNotContain("Anna")
        .doesNotContain("bob@")
        .doesNotContain("carl@")
        .doesNotContain("bought")
        .doesNotContain("Secret");
    String anna = REDACTION.text("anna.meier@x").replace("@x", "");
    assertThat(redacted.split(anna + "@shop.example", -1)).as("alike everywhere").hasSize(4);
    assertThat(redacted.lines()).allMatch(line -> line.length() < 100);
  }

  @Test
  void redactionDependsOnTheKey() {
    assertThat(new Redaction(new byte[] {1}).text("bob@own.test"))
        .isNotEqualTo(new Redaction(new byte[] {2}).text("bob@own.test"))
        .endsWith("@own.test");
  }

  @Test
  void wholeHeaderKeepsSubjectAndNames() {
    assertThat(ReportedHeader.whole(HEADER)).contains("Subject: We are to be bought\r\n", "Anna");
  }

  @Test
  void randomHeaderYieldsBoundedAscii() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] octets = new byte[random.nextInt(40_000)];
      random.nextBytes(octets);
      String start =
          "To: " + "@".repeat(random.nextInt(2_000)) + "\r\nReceived: \"a@b\"@\r\nFrom: ";
      byte[] name = start.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, octets, 0, Math.min(name.length, octets.length));
      Header header = Header.parse(octets);
      for (String text :
          new String[] {ReportedHeader.redacted(header, REDACTION), ReportedHeader.whole(header)}) {
        assertThat(text.length()).isLessThanOrEqualTo(16_384);
        assertThat(text).matches("(?:[\\t -~]*\\r\\n)*+");
      }
    }
  }
}
