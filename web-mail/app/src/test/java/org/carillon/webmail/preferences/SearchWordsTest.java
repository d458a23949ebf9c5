package org.carillon.webmail.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
  private static final List<FoundPreference> ALL =
      List.of(
          new FoundPreference("preferences#days", "Dates", "Date and time", "By language 2026"),
          new FoundPreference("preferences#zone", "Time zone", "Date and time", ""),
          new FoundPreference("sécurité", "Sécurité", "", ""));

  private static List<String> found(String typed) {
    return SearchWords.of(typed, Locale.ENGLISH).of(ALL).stream()
        .map(FoundPreference::address)
        .toList();
  }

  @Test
  void allWordsMustMatchAndTitlesComeFirst() {
    assertThat(found("time")).containsExactly("preferences#zone", "preferences#days");
    assertThat(found("TIME language")).containsExactly("preferences#days");
    assertThat(found("time bells")).isEmpty();
    assertThat(found(" ")).isEmpty();
  }

  @Test
  void searchIgnoresAccents() {
    assertThat(found("securite")).containsExactly("sécurité");
    assertThat(found("SÉCU")).containsExactly("sécurité");
  }

  @Test
  void numberOfSearchWordsIsLimited() {
    assertThat(SearchWords.of("a ".repeat(5_000), Locale.ENGLISH).words()).hasSize(10);
  }
}
