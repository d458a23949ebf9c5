package org.carillon.rest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @Test
  void entityTagListMatchesAnyOfItsTags() {
    var tags = EntityTags.parse("\"a,b\", W/\"2\" ,, \"3\"").orElseThrow();

    assertThat(tags.haveStrong("3")).isTrue();
    assertThat(tags.haveStrong("a,b")).isTrue();
    assertThat(tags.haveStrong("2")).as("weak tags match no strong one").isFalse();
    assertThat(tags.haveWeak("2")).isTrue();
    assertThat(tags.haveWeak("4")).isFalse();
    assertThat(tags.any()).isFalse();
  }

  @Test
  void starMatchesAnyEntityTag() {
    assertThat(EntityTags.parse(" * ").orElseThrow().any()).isTrue();
    assertThat(EntityTags.parse("*").orElseThrow().haveWeak("x")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",", "3", "\"3", "3\"", "\"3\" \"4\"", "w/\"3\"", "*, \"3\"", "\"a\nb\""})
  void malformedEntityTagListIsRejected(String field) {
    assertThat(EntityTags.parse(field)).isEmpty();
  }
}
