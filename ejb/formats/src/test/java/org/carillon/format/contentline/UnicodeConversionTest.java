package org.carillon.format.contentline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that text in another charset is converted to UTF-8. */
class UnicodeConversionTest {
  private static final String TEXT = "SUMMARY:Grüße\r\n";

  @Test
  void utf8TextIsUnchanged() {
    byte[] octets = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(UnicodeConversion.utf8(octets, Optional.empty())).isSameAs(octets);
    // Many programs declare a wrong charset.
    assertThat(UnicodeConversion.utf8(octets, Optional.of("text/calendar; charset=ISO-8859-1")))
        .isSameAs(octets);
  }

  @Test
  void textWithoutAValidCharsetIsConvertedLineByLine() {
    byte[] octets = TEXT.getBytes(StandardCharsets.ISO_8859_1);
    for (String type :
        new String[] {
          "text/calendar;charset=utf-8",
          "text/calendar; charset=x y",
          "text/calendar; charset=no-such",
          "text/calendar"
        }) {
      assertThat(UnicodeConversion.utf8(octets, Optional.of(type))).as(type).isSameAs(octets);
    }
    byte[] folded = "SUMMARY:Gr\u00c3\r\n \u00bc\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(UnicodeConversion.utf8(folded, Optional.of("text/calendar; charset=iso-8859-1")))
        .isSameAs(folded);
  }

  @Test
  void declaredCharsetsAreConverted() {
    for (String type :
        new String[] {
          "text/calendar; charset=\"iso-8859-1\"", "text/calendar; charset=windows-1252"
        }) {
      assertThat(
              UnicodeConversion.utf8(TEXT.getBytes(StandardCharsets.ISO_8859_1), Optional.of(type)))
          .as(type)
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(TEXT);
    }
    assertThat(
            UnicodeConversion.utf8(
                "SUMMARY:Привет".getBytes(Charset.forName("koi8-r")),
                Optional.of("text/calendar; charset=KOI8-R")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("SUMMARY:Привет");
    assertThat(
            UnicodeConversion.utf8(
                TEXT.getBytes(StandardCharsets.UTF_16),
                Optional.of("text/calendar; charset=utf-16")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(TEXT);
  }

  @Test
  void utf16IsDetected() {
    for (String charset : new String[] {"UTF-16", "UTF-16BE", "UTF-16LE", "x-UTF-16LE-BOM"}) {
      byte[] octets = TEXT.getBytes(Charset.forName(charset));
      for (String type : new String[] {"text/calendar", "text/calendar; charset=utf-8"}) {
        assertThat(UnicodeConversion.utf8(octets, Optional.of(type)))
            .as(charset)
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(TEXT);
      }
    }
    // A UTF-8 text declared as something else.
    byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(UnicodeConversion.in(Optional.of("utf-16"), utf8)).isSameAs(utf8);
  }

  @Test
  void undeclaredCharsetIsDetectedFromLetters() {
    String text =
        "DESCRIPTION:Встреча с нашим клиентом будет в понедельник в десять часов утра.\\nМы"
            + " обсудим новый договор и сроки\r\nLOCATION:Большой зал на втором этаже\r\n";
    byte[] octets = text.getBytes(Charset.forName("windows-1251"));
    for (String said : new String[] {"", "us-ascii"}) {
      assertThat(UnicodeConversion.in(Optional.of(said).filter(name -> !name.isEmpty()), octets))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(text);
    }
    byte[] mixed =
        new String(octets, StandardCharsets.ISO_8859_1)
            .concat("CONTACT:\u00c3\u00bc\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(UnicodeConversion.in(Optional.empty(), mixed)).isSameAs(mixed);
  }
}
