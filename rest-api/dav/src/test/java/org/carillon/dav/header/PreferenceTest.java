package org.carillon.dav.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {
  @Test
  void preferHeaderIsParsedInAllItsForms() {
    assertThat(Preference.parse(List.of("depth-noroot", "Return=\"representation\""), null))
        .isEqualTo(Preference.REPRESENTATION);
    assertThat(Preference.parse(List.of("depth-noroot; return=minimal"), null))
        .isEqualTo(Preference.MINIMAL);
    assertThat(Preference.parse(List.of(), "T")).isEqualTo(Preference.MINIMAL);
    assertThat(Preference.parse(List.of("wait=10"), null)).isEqualTo(Preference.NONE);
  }

  @Test
  void depthNoRootIsFoundAmongOtherPreferences() {
    assertThat(Preference.isNoRoot(List.of("return=minimal, Depth-NoRoot"))).isTrue();
    assertThat(Preference.isNoRoot(List.of("return=minimal", "depth-noroot"))).isTrue();
    assertThat(Preference.isNoRoot(List.of("return=minimal"))).isFalse();
  }
}
