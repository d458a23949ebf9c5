package org.carillon.format.mime.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.Summary.Text;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static Summary of(String header) {
    byte[] octets = (header + "\r\n\r\nText").getBytes(StandardCharsets.UTF_8);
    return Summary.decode(Summary.of(Outline.parse(octets)).encode());
  }

  private static String text(Summary summary, Text text) {
    return new String(summary.text(text), StandardCharsets.UTF_8);
  }

  @Test
  void summaryTextsAreDecodedAndFolded() {
    Summary summary =
        of(
            """
            From: "Fred Foobar" <foobar@Blurdybloop.example>\r
            To: =?utf-8?q?J=C3=BCrgen?= <jo@x.example>, a@b.example\r
            Cc: Team: one@x.example, two@x.example;\r
            Subject: Re: [list] =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r
            Date: Wed, 1 Jan 2025 01:30:00 +0200\r
            Message-ID: <m@x>""");
    assertThat(text(summary, Text.FROM)).isEqualTo("FRED FOOBAR <FOOBAR@BLURDYBLOOP.EXAMPLE>");
    assertThat(text(summary, Text.DISPLAY_FROM)).isEqualTo("FRED FOOBAR");
    assertThat(text(summary, Text.LOCAL_FROM)).isEqualTo("FOOBAR");
    assertThat(text(summary, Text.DISPLAY_TO)).isEqualTo("JU\u0308RGEN");
    assertThat(text(summary, Text.TO)).endsWith("\n <A@B.EXAMPLE>");
    assertThat(text(summary, Text.CC)).isEqualTo("TEAM:  <ONE@X.EXAMPLE>,  <TWO@X.EXAMPLE>;");
    assertThat(text(summary, Text.LOCAL_CC)).isEqualTo("TEAM");
    assertThat(text(summary, Text.BASE_SUBJECT)).startsWith("GRU\u0308");
    assertThat(summary.isReplyOrForward()).isTrue();
    assertThat(summary.sent()).hasValue(1735687800000L);
    assertThat(summary.sentOn()).contains(LocalDate.of(2025, 1, 1));
    assertThat(summary.references().orElseThrow().own()).isPresent();
    assertThat(summary.isCut()).isFalse();
  }

  @Test
  void textIsFoundInItsOwnFieldOnly() {
    Summary summary = of("Subject: one\r\nFrom: two@x\r\nTo: three@x");
    assertThat(new FoldedText("NE").isIn(summary, Text.SUBJECT)).isTrue();
    assertThat(new FoldedText("one\u0130").isIn(summary, Text.SUBJECT)).isFalse();
    assertThat(new FoldedText("two").isIn(summary, Text.SUBJECT)).isFalse();
    assertThat(new FoldedText("two@x>").isIn(summary, Text.FROM)).isTrue();
    assertThat(new FoldedText("").isIn(summary, Text.BCC)).isTrue();
  }

  @Test
  void longSummaryTextIsCutAndMarked() {
    Summary summary = of("Subject: " + "x".repeat(5_000) + "y");
    assertThat(summary.isCut()).isTrue();
    assertThat(summary.text(Text.SUBJECT)).hasSize(Summary.MOST_TEXT);
  }

  @Test
  void aMessageWithoutHeaderHasEmptyTexts() {
    Summary summary = of("");
    assertThat(summary.sent()).isEmpty();
    for (Text text : Text.values()) {
      assertThat(summary.text(text)).isEmpty();
    }
  }
}
