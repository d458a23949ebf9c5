package org.carillon.rest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.rest.kit.FieldsReader;
import org.carillon.rest.kit.Refused;
import org.junit.jupiter.api.Test;

class SettingTextTest {
  private static final String WHOLE = "mail.in.recipients";
  private static final String SWITCH = "search.index";
  private static final String TIME = "password.remember";
  private static final String LIST = "mail.out.smart-host";

  private static Map<String, Optional<String>> changes(String key, String value) {
    byte[] body = ("{\"" + key + "\": " + value + "}").getBytes(StandardCharsets.UTF_8);
    return SettingText.changes(FieldsReader.read(body).all());
  }

  @Test
  void settingValueIsReadInItsType() {
    assertThat(changes(WHOLE, "8")).containsEntry(WHOLE, Optional.of("8"));
    assertThat(changes(SWITCH, "false")).containsEntry(SWITCH, Optional.of("false"));
    assertThat(changes(TIME, "\"PT8M\"")).containsEntry(TIME, Optional.of("PT8M"));
    assertThat(changes(LIST, "[\"a.test\", \"b.test\"]"))
        .containsEntry(LIST, Optional.of("a.test\nb.test"));
    for (String key : List.of(WHOLE, SWITCH, TIME, LIST)) {
      assertThat(changes(key, "null")).containsEntry(key, Optional.empty());
    }
  }

  @Test
  void settingValueOfAnotherTypeIsRefused() {
    for (String wrong : List.of("\"8\"", "[8]", "true", "[]", "{}")) {
      assertRefused(WHOLE, wrong);
    }
    for (String wrong : List.of("\"true\"", "[true]", "1")) {
      assertRefused(SWITCH, wrong);
    }
    assertRefused(TIME, "[\"PT8M\"]");
  }

  private static void assertRefused(String key, String value) {
    var refused = catchThrowableOfType(Refused.class, () -> changes(key, value));
    assertThat(refused).as(key + ": " + value).isNotNull();
    assertThat(refused.getResponse().getStatus()).isEqualTo(422);
    assertThat(refused.getResponse().getEntity().toString())
        .contains("\"field\":\"" + key + "\"", "\"code\":\"type\"");
  }
}
