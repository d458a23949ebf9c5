package org.carillon.groupware;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;

class RenderedObjectTest {
  @Test
  void renderableObjectsAreShown() {
    assertThat(RenderedObject.of("one.ics", () -> JsonValue.EMPTY_JSON_OBJECT))
        .contains(JsonValue.EMPTY_JSON_OBJECT);
  }

  @Test
  void objectThatFailsToRenderIsOmitted() {
    assertThat(
            RenderedObject.of(
                "two.ics",
                () -> {
                  throw new UnsupportedOperationException("A number of many digits");
                }))
        .isEmpty();
    assertThat(
            RenderedObject.of(
                "three.ics",
                () -> {
                  throw new StackOverflowError();
                }))
        .isEmpty();
  }
}
