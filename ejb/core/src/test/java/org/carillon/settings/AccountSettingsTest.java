package org.carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Tests that many settings can be made for a single account. */
class AccountSettingsTest {
  /** The requirement is more than forty. */
  private static final int LEAST = 50;

  @Test
  void accountsHaveMoreThanFortySettings() {
    assertThat(
            ServiceLoader.load(SettingSource.class).stream()
                .flatMap(source -> source.get().settings().stream())
                .filter(setting -> setting.levels().contains(Level.ACCOUNT)))
        .hasSizeGreaterThanOrEqualTo(LEAST);
  }
}
