package org.carillon.dav.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes in another charset is kept in UTF-8. */
class SentTextTest {
  private static final String TEXT = "SUMMARY:Grüße\r\n";

  @Test
  void whatIsUtf8IsLeftAlone() {
    byte[] octets = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(SentText.utf8(octets, Optional.empty())).isSameAs(octets);
    // Said wrongly by many.
    assertThat(SentText.utf8(octets, Optional.of("text/calendar; charset=ISO-8859-1")))
        .isSameAs(octets);
  }

  @Test
  void whatSaysNothingOrSomethingWrongIsJudgedLineByLine() {
    byte[] octets = TEXT.getBytes(StandardCharsets.ISO_8859_1);
    for (String type :
        new String[] {
          "text/calendar;charset=utf-8",
          "text/calendar; charset=x y",
          "text/calendar; charset=no-such",
          "text/calendar"
        }) {
      assertThat(SentText.utf8(octets, Optional.of(type))).as(type).isSameAs(octets);
    }
    byte[] folded = "SUMMARY:Gr\u00c3\r\n \u00bc\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(SentText.utf8(folded, Optional.of("text/calendar; charset=iso-8859-1")))
        .isSameAs(folded);
  }

  @Test
  void othersAreReadAsTheySay() {
    for (String type :
        new String[] {
          "text/calendar; charset=\"iso-8859-1\"", "text/calendar; charset=windows-1252"
        }) {
      assertThat(SentText.utf8(TEXT.getBytes(StandardCharsets.ISO_8859_1), Optional.of(type)))
          .as(type)
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(TEXT);
    }
    assertThat(
            SentText.utf8(
                "SUMMARY:Привет".getBytes(Charset.forName("koi8-r")),
                Optional.of("text/calendar; charset=KOI8-R")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("SUMMARY:Привет");
    assertThat(
            SentText.utf8(
                TEXT.getBytes(StandardCharsets.UTF_16),
                Optional.of("text/calendar; charset=utf-16")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(TEXT);
  }
}
