package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookTest {

  @Test
  void whatIsNotKnownBecomesAutomatic() {
    assertThat(new Look("<script>", "huge", "tlh")).isEqualTo(new Look("auto", "normal", "auto"));
    assertThat(new Look("dark", "compact", "de").text()).isEqualTo("dark.compact.de");
  }
}
