package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefreshTest {

  @Test
  void headerListsThePartsThatThePageHas() {
    Refresh refresh = Refresh.parse("AbC_1234 -xyz0987");

    assertThat(refresh.has("AbC_1234")).isTrue();
    assertThat(refresh.has("-xyz0987")).isTrue();
    assertThat(refresh.has("abc_1234")).isFalse();
    assertThat(Refresh.parse(null).has("")).isFalse();
    assertThat(Refresh.parse("a ".repeat(10_000)).has("a")).isFalse();
  }
}
