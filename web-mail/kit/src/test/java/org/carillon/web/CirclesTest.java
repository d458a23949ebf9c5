package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CirclesTest {

  @Test
  void initialsAreOfFirstAndLastName() {
    assertThat(Circles.initials("Anna Maria Lindqvist", "anna@x.example")).isEqualTo("AL");
    assertThat(Circles.initials("Carillon", "postmaster@x.example")).isEqualTo("C");
    assertThat(Circles.initials("יעל כהן", "yael@x.example")).isEqualTo("יכ");
    assertThat(Circles.initials("", "anna@x.example")).isEqualTo("A");
    assertThat(Circles.initials(null, null)).isEqualTo("?");
  }

  @Test
  void anAddressKeepsItsHueInAnyCase() {
    assertThat(Circles.hue("Anna@X.example")).isEqualTo(Circles.hue("anna@x.example"));
    for (int i = 0; i < 10_000; i++) {
      assertThat(Circles.hue("person" + i + "@x.example")).isBetween(0, 11);
    }
  }
}
