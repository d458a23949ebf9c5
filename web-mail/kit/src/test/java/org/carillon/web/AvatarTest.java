package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvatarTest {

  @Test
  void initialsAreOfFirstAndLastName() {
    assertThat(Avatar.initials("Anna Maria Lindqvist", "anna@x.example")).isEqualTo("AL");
    assertThat(Avatar.initials("Carillon", "postmaster@x.example")).isEqualTo("C");
    assertThat(Avatar.initials("יעל כהן", "yael@x.example")).isEqualTo("יכ");
    assertThat(Avatar.initials("", "anna@x.example")).isEqualTo("A");
    assertThat(Avatar.initials(null, null)).isEqualTo("?");
  }

  @Test
  void addressHueIgnoresCase() {
    assertThat(Avatar.hue("Anna@X.example")).isEqualTo(Avatar.hue("anna@x.example"));
    for (int i = 0; i < 10_000; i++) {
      assertThat(Avatar.hue("person" + i + "@x.example")).isBetween(0, 11);
    }
  }
}
