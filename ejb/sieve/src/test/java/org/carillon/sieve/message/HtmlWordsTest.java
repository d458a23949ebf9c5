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
        "one<br>two|one two",
        "no<b>thi</b>ng|nothing",
        "<style>a;b</style>seen|seen"
      })
  void wordsStandWithoutMarks(String html, String words) {
    assertThat(HtmlWords.of(html).strip()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&",
        "&a",
        "&#",
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
  void readingTakesTimeAsItIsLong(String part) {
    assertThat(Growth.of(HtmlWords::of, part, 400_000, 500)).isLessThan(Growth.LINEAR);
  }
}
