package org.carillon.sieve.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.format.growth.Growth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a&amp;b|a&b",
        "a&#x20ac;b|a\u20acb",
        "a&b;c|a&b;c",
        "a&abcdefghijkl;|a&abcdefghijkl;",
        "gr&uuml;&szlig;e &uuml|gr\u00fc\u00dfe \u00fc",
        "&notit; &notin;&hellip;|\u00acit; \u2209\u2026",
        "a&#150;b&#x1F600;c&#0;&#xd800;|a\u2013b\ud83d\ude00c&#0;&#xd800;",
        "a&nbsp;b|a b",
        "one<br>two|one two",
        "no<b>thi</b>ng|nothing",
        "<style>a;b</style>seen|seen"
      })
  void htmlWordsOmitMarkup(String html, String words) {
    assertThat(HtmlWords.of(html).strip()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&",
        "&a",
        "&#",
        "&#9",
        "&CounterClockwiseContourIntegral",
        "<",
        "<!--",
        "<a ",
        "<script>",
        "<style></style",
        "</script",
        "<script></",
        "<br>",
        "&;"
      })
  void htmlIsReadInLinearTime(String part) {
    assertThat(Growth.of(HtmlWords::of, part, 400_000, 500)).isLessThan(Growth.LINEAR);
  }
}
