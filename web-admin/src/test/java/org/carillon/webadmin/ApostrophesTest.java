package org.carillon.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that apostrophes are doubled exactly in texts with placeholders. */
class ApostrophesTest {

  static Stream<ResourceBundle> bundles() {
    return Stream.of("org.carillon.webadmin.words", "org.carillon.web.words")
        .flatMap(
            name ->
                Stream.of(Locale.ROOT, Locale.GERMAN)
                    .map(locale -> ResourceBundle.getBundle(name, locale)));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void apostrophesAreDoubledOnlyInTextsWithPlaceholders(ResourceBundle words) {
    assertThat(words.keySet())
        .allSatisfy(
            key -> {
              String sentence = words.getString(key);
              if (sentence.contains("{")) {
                assertThat(sentence.replace("''", "")).as(key).doesNotContain("'");
              } else {
                assertThat(sentence).as(key).doesNotContain("''");
              }
            });
  }
}
