package org.carillon.format.mime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

  /** Tests that octets are decoded by label as in browsers (WHATWG Encoding §4.2). */
  @ParameterizedTest
  @CsvSource({
    "cp932, 8740eee08bb4, \u2460\u9ad9\u6a4b",
    "Shift_JIS, 8740, \u2460",
    "x-sjis, 8740, \u2460",
    "x-gbk, c4e3a2e3, \u4f60\u20ac",
    "gb2312, 8140, \u4e02",
    "chinese, c4e3, \u4f60",
    "gb18030, 81308130, \u0080",
    "big5, 8740f9d6a3e1, \u43f0\u7881\u20ac",
    "x-x-big5, a440, \u4e00",
    "iso-8859-8-i, f9ece5ed, \u05e9\u05dc\u05d5\u05dd",
    "logical, f9, \u05e9",
    "macintosh, 9fa7, \u00fc\u00df",
    "x-mac-roman, db, \u20ac",
    "x-mac-cyrillic, 80, \u0410",
    "iso-2022-jp, 1b24422d212d6a1b2842, \u2460\u3231",
    "ISO-2022-JP-MS, 1b24422d211b2842, \u2460",
    "_iso-2022-jp$ESC, 1b24422422, \u3042",
    "iso-2022-jp, 1b2849313233, \uff71\uff72\uff73",
    "viscii, aae2d5, \u1ebf\u00e2\u1ea1",
    "iso-8859-10, bd, \u2015",
    "iso-8859-14, a1, \u1e02",
    "tis-620, 80a1, \u20ac\u0e01",
    "latin1, 80, \u20ac",
    "iso_8859-1:1987, 80, \u20ac",
    "latin5, 80, \u20ac",
    "korean, 8141, \uac02",
    "ms_kanji, 8740, \u2460",
    "unicode-1-1-utf-8, c3bc, \u00fc",
    "utf8mb4, c3bc, \u00fc",
    "koi, c1, \u0430",
    "csisolatingreek, e1, \u03b1"
  })
  void charsetLabelsFollowBrowsers(String label, String octets, String text) {
    byte[] own = HexFormat.of().parseHex(octets);
    assertThat(Charsets.read(own, Charsets.named(label).orElseThrow())).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-such", "x-user-defined", "utf-8;", "\u0130so-8859-1"})
  void unknownCharsetLabelsAreRefused(String label) {
    assertThat(Charsets.named(label)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, c3a9f09f9881, \u00e9\ud83d\ude01",
    "utf-8, c3, ",
    "utf-8, eda080, ",
    "iso-2022-jp, 1b24422422, \u3042",
    "utf-16be, d83dde0100, ",
    "windows-31j, 8740fc, ",
    "gb18030, 94 39 fc 36, \ud83d\ude00"
  })
  void textMustBeEntirelyInItsCharset(String charset, String octets, String text) {
    assertThat(
            Charsets.strict(
                HexFormat.of().parseHex(octets.replace(" ", "")),
                Charsets.named(charset).orElseThrow()))
        .isEqualTo(Optional.ofNullable(text));
  }

  @Test
  void eightBitTextIsNotDecodedAs7BitCharset() {
    byte[] utf8 = "\u307b\u3052".getBytes(StandardCharsets.UTF_8);
    assertThat(Charsets.read(utf8, Charsets.named("iso-2022-jp").orElseThrow()))
        .isEqualTo("\u307b\u3052");
  }

  @ParameterizedTest
  @CsvSource({
    "<meta charset=koi8-r>, KOI8-R",
    "<META http-equiv=x content='text/html; charset = \"Windows-1251\"'>, windows-1251",
    "<?xml version='1.0' encoding='big5'?>, x-MS950-HKSCS",
    "<meta charset=none><meta charset=utf-16le>, UTF-8"
  })
  void htmlNamesItsCharset(String html, String charset) {
    assertThat(HtmlCharset.of(html.getBytes(StandardCharsets.US_ASCII)).orElseThrow().name())
        .isEqualTo(charset);
  }
}
