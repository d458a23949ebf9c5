package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.carillon.format.growth.Growth;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.OutlineTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTextTest {
  /** The length of the large value: eight times takes linear work 8 times as long, quadratic 64. */
  private static final int LONG = Outline.MOST_FIELD_OCTETS;

  /** The cost that is always accepted, in ns per character. */
  private static final long CHEAP_NANOS_A_CHAR = 500;

  /** The examples of RFC 2047 §8 and what real programs send. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?US-ASCII?Q?Keith_Moore?= | Keith Moore",
        "=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= | Keld J\u00f8rn Simonsen",
        "(=?ISO-8859-1?Q?a?= b) | (a b)",
        "(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=) | (ab)",
        "(=?ISO-8859-1?Q?a_b?=) | (a b)",
        "=?utf-8?B?8J+YgA==?= x | \ud83d\ude00 x",
        "=?utf-8?B?4oI=?= =?utf-8?B?rA==?= | \u20ac",
        "=?utf-8*en?q?lang?= | lang",
        "=?unknown-charset?q?x?= | =?unknown-charset?q?x?=",
        "=?utf-8?x?y?= | =?utf-8?x?y?=",
        "=?utf-8?q?open | =?utf-8?q?open",
        "=?utf-8?q?a?==?utf-8?q?b?= | ab",
        "a =? b ?= c | a =? b ?= c",
        "=?gb2312?B?xOO6ww==?= | \u4f60\u597d",
      })
  void headerTextIsDecoded(String octets, String text) {
    assertThat(DecodedText.of(octets)).isEqualTo(text);
  }

  @Test
  void rawOctetsAreUtf8OrWindows1252() {
    assertThat(DecodedText.of(octets("na\u00efve", StandardCharsets.UTF_8)))
        .isEqualTo("na\u00efve");
    assertThat(DecodedText.of("caf\u00e9 \u0093quoted\u0094"))
        .isEqualTo("caf\u00e9 \u201cquoted\u201d");
  }

  @Test
  void decodedTextIsOneLine() {
    assertThat(DecodedText.of("=?utf-8?q?a=0D=0ABcc:_x?=")).isEqualTo("a  Bcc: x");
  }

  @Test
  void parametersAreJoinedPerRfc2231() {
    assertThat(
            DecodedText.parameter(
                List.of(
                    new Parameter("title*0*", "us-ascii'en'This%20is%20even%20more%20"),
                    new Parameter("title*1*", "%2A%2A%2Afun%2A%2A%2A%20"),
                    new Parameter("title*2", "isn't it!")),
                "title"))
        .contains("This is even more ***fun*** isn't it!");
    assertThat(
            DecodedText.parameter(
                List.of(
                    new Parameter("filename", "fallback.txt"),
                    new Parameter("filename*", "UTF-8''%e2%82%ac%20rates.txt")),
                "filename"))
        .contains("\u20ac rates.txt");
    assertThat(
            DecodedText.parameter(List.of(new Parameter("name", "=?utf-8?q?=C3=A4.txt?=")), "NAME"))
        .contains("\u00e4.txt");
    assertThat(DecodedText.parameter(List.of(), "name")).isEmpty();
  }

  @Test
  void encodedWordsInSectionsAreDecoded() {
    assertThat(
            DecodedText.parameter(
                List.of(
                    new Parameter("filename*0", "=?UTF-8?Q?*_=F0=9F=98=81=F0?= =?UTF-8?Q?=9F=98=8"),
                    new Parameter("filename*1", "1=F0=9F?= =?UTF-8?Q?=98=81"),
                    new Parameter("filename*2", "=F0=9F=98=81.docx?=")),
                "filename"))
        .contains("* \ud83d\ude01\ud83d\ude01\ud83d\ude01\ud83d\ude01.docx");
    assertThat(
            DecodedText.parameter(
                List.of(new Parameter("filename*", "utf-8''=?utf-8?q?=C3=A4.txt?=")), "filename"))
        .contains("\u00e4.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?x?q?",
        "=?",
        "=?utf-8?q?a?= ",
        "?=",
        "=?utf-8?b?",
        "a<",
        "(",
        "\"",
        "a,",
        ":;",
        "<@",
        "\\",
        "a b "
      })
  void hostileValuesAreDecodedInLinearTime(String part) {
    assertLinear(DecodedText::of, part, "text");
    assertLinear(AddressFields::parse, part, "addresses");
    assertLinear(MimeValue::parse, part, "parameters");
  }

  private static void assertLinear(Consumer<String> work, String part, String what) {
    assertThat(Growth.of(work, part, LONG, CHEAP_NANOS_A_CHAR)).as(what).isLessThan(Growth.LINEAR);
  }

  @Test
  void randomOctetsAreDecodedWithoutControlCharacters() {
    Random random = new Random(2047);
    byte[] seed =
        "=?utf-8?q?a=C3=A4?= \"b\" <c@d>, e:f@g;(h) =?iso-8859-1?B?AAAA?="
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 20_000; round++) {
      String value = new String(OutlineTest.mutate(seed, random), StandardCharsets.ISO_8859_1);
      assertThat(DecodedText.of(value).chars()).noneMatch(Character::isISOControl);
      assertThat(AddressFields.parse(value)).isNotNull();
      assertThat(MailDate.parse(value)).isNotNull();
    }
  }

  private static String octets(String text, java.nio.charset.Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
