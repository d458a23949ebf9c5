package org.carillon.spelling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.spelling.Misspelling;
import org.carillon.spelling.Spelling;
import org.carillon.spelling.SpellingFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the reported words and of the limits of cost. */
class SpellingTest {
  private final HunspellSpelling spelling = new HunspellSpelling(List.of());

  private SpellingFindings found(String language, String text) {
    return ((Answer.Done<SpellingFindings>) spelling.check(language, text)).value();
  }

  private List<String> words(String language, String text) {
    return found(language, text).misspellings().stream().map(Misspelling::word).toList();
  }

  @Test
  void unknownWordIsReportedOnceWithSuggestions() {
    SpellingFindings found = found("en", "I recieve letters, and you recieve them too.");
    assertThat(found.isWhole()).isTrue();
    assertThat(found.misspellings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.word()).isEqualTo("recieve");
              assertThat(one.suggestions()).contains("receive");
            });
  }

  @Test
  void suggestionsKeepTheCapitalOfASentence() {
    assertThat(found("en", "Definately.").misspellings().getFirst().suggestions())
        .contains("Definitely");
  }

  @Test
  void addressesNumbersAndQuotesAreNoMistakes() {
    assertThat(
            words(
                "en",
                "It\u2019s at https://exmple.org/foo, file_nmae.txt, www.exmple.org, bob@exmple.org,"
                    + " 3rdd.\n> recieve"))
        .isEmpty();
  }

  @Test
  void bundledDictionariesKnowTheirLanguages() {
    assertThat(spelling.languages()).contains("en", "nl", "ru");
    assertThat(words("nl", "De klok luidt vandaag niet. Foutt!")).containsExactly("Foutt");
    assertThat(words("ru", "Колокол звонит сегодня. Колокоол!")).containsExactly("Колокоол");
  }

  @Test
  void systemDictionaryIsUsedForItsLanguage(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("xx_AA.aff"), "SET UTF-8\n");
    Files.writeString(folder.resolve("xx_AA.dic"), "1\nother\n");
    Files.writeString(folder.resolve("xx_XX.aff"), "SET UTF-8\n");
    Files.writeString(folder.resolve("xx_XX.dic"), "1\nglocke\n");
    Files.writeString(folder.resolve("yy_YY.aff"), "SET UTF-8\nSFX A Y nonsense\n");
    Files.writeString(folder.resolve("yy_YY.dic"), "1\nglocke\n");
    var own = new HunspellSpelling(List.of(folder));
    assertThat(own.languages()).contains("xx");
    assertThat(((Answer.Done<SpellingFindings>) own.check("xx", "glocke other")).value())
        .extracting(all -> all.misspellings().getFirst().word())
        .isEqualTo("other");
    assertThat(own.check("yy", "glocke")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void missingDictionaryIsReported() {
    assertThat(spelling.check("tlh", "qapla"))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.NotFound.class));
    assertThat(spelling.check("../../etc/passwd", "a")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void largeTextIsCheckedPartiallyAndInTime() {
    var text = new StringBuilder();
    for (int i = 0; text.length() < 3 * Spelling.MOST_CHARS; i++) {
      text.append("qz").append("abcdefghij".repeat(3), 0, 20 + i % 8).append(word(i)).append(' ');
    }
    long before = System.nanoTime();
    SpellingFindings found = found("ru", text.toString());
    assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    assertThat(found.isWhole()).isFalse();
    assertThat(found.misspellings()).hasSizeBetween(1, Spelling.MOST_WORDS);
  }

  private static String word(int i) {
    return Integer.toString(i, 26)
        .chars()
        .map(c -> Character.isDigit(c) ? 'k' + c - '0' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
