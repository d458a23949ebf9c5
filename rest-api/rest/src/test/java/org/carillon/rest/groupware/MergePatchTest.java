package org.carillon.rest.groupware;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import org.carillon.json.Json;
import org.junit.jupiter.api.Test;

class MergePatchTest {
  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  @Test
  void mergePatchAddsChangesAndRemovesMembers() {
    assertThat(
            MergePatch.patched(
                json("{\"a\": {\"b\": 1, \"c\": 2}, \"d\": 3, \"e\": [1]}"),
                json("{\"a\": {\"b\": null, \"x\": {\"y\": 1}}, \"d\": null, \"e\": [2]}")))
        .isEqualTo(json("{\"a\": {\"c\": 2, \"x\": {\"y\": 1}}, \"e\": [2]}"));
  }

  @Test
  void patchTargetThatIsNoObjectBecomesOne() {
    assertThat(MergePatch.patched(json("{\"a\": 1}"), json("{\"a\": {\"b\": null}}")))
        .isEqualTo(json("{\"a\": {}}"));
  }
}
