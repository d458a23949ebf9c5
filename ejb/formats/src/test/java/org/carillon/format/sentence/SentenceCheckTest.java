package org.carillon.format.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.sentence.SentenceFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceCheckTest {
  private static final Map<String, String> ENGLISH =
      Map.of(
          "plain", "Mail",
          "name", "To {0}",
          "count", "{0, plural, =0{None} one{One of {1}} other{# of {1}}}");

  @Test
  void equivalentTranslationHasNoFaults() {
    assertThat(
            faults(
                "ru",
                Map.of(
                    "plain", "Почта",
                    "name", "Для {0}",
                    "count",
                        "{0, plural, =0{Нет} one{# из {1}} few{# из {1}} many{# из {1}} other{# из"
                            + " {1}}}")))
        .isEmpty();
    assertThat(faults("ja", Map.of("count", "{1}の{0,number,integer}件"))).isEmpty();
  }

  @Test
  void missingSentencesAreReported() {
    assertThat(new SentenceCheck(Locale.GERMAN, ENGLISH).missing(Map.of("plain", "Post")))
        .containsExactly("count", "name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ru | other  | Почта                                           | UNKNOWN
          ru | plain  | ''                                              | EMPTY
          ru | plain  | Почта {0}                                       | PLACES
          ru | name   | Для                                             | PLACES
          ru | name   | {1} {0}                                         | PLACES
          ru | name   | {0, plural, one{a} few{b} many{c} other{d}}     | PLACES
          ru | name   | {0,number}                                      | PLACES
          ru | name   | {0,date}                                        | MALFORMED
          ru | name   | {0                                              | MALFORMED
          ru | name   | {zero}                                          | MALFORMED
          ru | name   | {0, select, a{b} other{c}}                      | MALFORMED
          ru | count  | {0, plural, one{# {1}} few{#} other{#}}         | PLURAL
          ar | count  | {0, plural, one{# {1}} other{#}}                | PLURAL
          ru | count  | {1} {0,number,#.#.#.#}                          | MALFORMED
          """)
  void invalidTranslationIsRefused(String language, String key, String sentence, Reason reason) {
    assertThat(faults(language, Map.of(key, sentence == null ? "" : sentence)))
        .extracting(SentenceFault::reason)
        .containsExactly(reason);
  }

  private static List<SentenceFault> faults(String language, Map<String, String> sentences) {
    return new SentenceCheck(Locale.of(language), ENGLISH).faults(sentences);
  }
}
