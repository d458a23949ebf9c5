package org.carillon.format.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentenceBundleTest {
  private Locale machine;

  @BeforeEach
  void startedByAGerman() {
    machine = Locale.getDefault();
    ResourceBundle.clearCache();
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(machine);
  }

  private static String day(Locale language) {
    return SentenceBundle.of("org.carillon.format.sentence.said", language, SentenceBundle.class)
        .getString("day");
  }

  @Test
  void defaultLocaleIsNeverUsed() {
    assertThat(day(Locale.UK)).isEqualTo("day");
    assertThat(day(Locale.FRANCE)).isEqualTo("day");
    assertThat(day(Locale.GERMANY)).isEqualTo("Tag");
  }
}
