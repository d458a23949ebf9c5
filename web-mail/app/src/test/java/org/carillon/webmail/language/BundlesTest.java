package org.carillon.webmail.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.sentence.SentenceCheck;
import org.carillon.web.language.Languages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the messages of the webmail and the kit, in each of their languages. */
class BundlesTest {

  /** Languages that may lack texts, which are then English; a complete one leaves the list. */
  private static final Set<String> UNFINISHED = Set.of();

  static Stream<String> languages() {
    return Languages.STOCK.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void bundlesHaveTheSameMessagesInEveryLanguage(String language) {
    for (String bundle : new String[] {"org.carillon.web.words", "org.carillon.webmail.words"}) {
      var check = new SentenceCheck(Locale.of(language), sentences(bundle, ""));
      Map<String, String> own = sentences(bundle, language);
      assertThat(check.faults(own)).as(bundle).isEmpty();
      if (!UNFINISHED.contains(language)) {
        assertThat(check.missing(own)).as(bundle).isEmpty();
      }
    }
  }

  /** The messages of one file, without the fallback to English. */
  private static Map<String, String> sentences(String bundle, String language) {
    ResourceBundle words;
    try {
      words =
          ResourceBundle.getBundle(bundle + (isRoot(language) ? "" : "_" + language), Locale.ROOT);
    } catch (MissingResourceException untranslated) {
      return Map.of();
    }
    return words.keySet().stream().collect(Collectors.toMap(Function.identity(), words::getString));
  }

  private static boolean isRoot(String language) {
    return language.isEmpty() || language.equals("en");
  }
}
