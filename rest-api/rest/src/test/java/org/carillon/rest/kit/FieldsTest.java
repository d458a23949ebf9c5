package org.carillon.rest.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.carillon.rest.directory.SettingText;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void unknownFieldIsNamed() {
    var fields = read("{\"name\": \"example.test\", \"desciption\": \"x\"}");
    assertThat(fields.text("name")).isEqualTo("example.test");

    assertProblem(fields::end, 422, "desciption");
    String cut = "x".repeat(199) + "…";
    assertProblem(read("{\"" + "x".repeat(100_000) + "\": 1}")::end, 422, cut);
  }

  @Test
  void missingOrMistypedFieldIsNamed() {
    assertProblem(() -> read("{}").text("name"), 422, "name");
    assertProblem(() -> read("{\"name\": 1}").text("name"), 422, "name");
    assertProblem(() -> read("{\"enabled\": \"yes\"}").optionalSwitch("enabled"), 422, "enabled");
    assertProblem(() -> read("{\"aliases\": [1]}").optionalTexts("aliases"), 422, "aliases");
  }

  @Test
  void numberOutOfRangeIsReportedWithTheRange() {
    for (String number : List.of("99999999999999", "1e400", "-1", "3651")) {
      var refused =
          catchThrowableOfType(
              Refused.class, () -> read("{\"n\": " + number + "}").optionalWhole("n", 0, 3650));
      assertThat(refused.getMessage() + refused.getResponse().getEntity())
          .as(number)
          .contains("from 0 to 3650");
    }
    assertThat(read("{\"n\": 3650}").optionalWhole("n", 0, 3650)).contains(3650);
    assertProblem(() -> read("{\"n\": 1.5}").optionalWhole("n", 0, 3650), 422, "n");
  }

  @Test
  void textWithNulIsRefusedWithItsField() {
    assertProblem(() -> read("{\"scope\": \"a\\u0000b\"}").text("scope"), 422, "scope");
    assertProblem(() -> read("{\"n\": [\"\\u0000\"]}").optionalTexts("n"), 422, "n");
  }

  @Test
  void unpairedSurrogateIsRefused() {
    assertProblem(() -> read("{\"label\": \"\\ud800x\"}").text("label"), 422, "label");
    assertProblem(() -> read("{\"label\": \"z\\udc00\"}").text("label"), 422, "label");
    assertProblem(() -> read("{\"n\": [\"\\ude00\\ud83d\"]}").optionalTexts("n"), 422, "n");
    assertProblem(
        () -> SettingText.changes(read("{\"web.host\": [\"\\ud83d\"]}").all()), 422, "web.host");
    assertThat(read("{\"label\": \"\\ud83d\\ude00\"}").text("label")).isEqualTo("\ud83d\ude00");
  }

  @Test
  void contentTypesOtherThanJsonInUtf8AreRefused() {
    FieldsReader.requireJson(MediaType.valueOf("application/json; charset=UTF-8"), false);
    FieldsReader.requireJson(MediaType.valueOf("application/merge-patch+json"), true);
    for (String type :
        List.of("application/merge-patch+json", "text/json", "*/*", "application/json;charset=x")) {
      assertProblem(
          () -> FieldsReader.requireJson(MediaType.valueOf(type), false), 415, "Content-Type");
    }
  }

  @Test
  void nullRemovesOptionalFields() {
    var fields = read("{\"displayName\": null, \"aliases\": null, \"enabled\": null}");

    assertThat(fields.newText("displayName")).contains("");
    assertThat(fields.newTexts("aliases")).contains(List.of());
    assertThat(fields.newText("description")).isEmpty();
    assertThat(fields.newTexts("others")).isEmpty();
    assertProblem(() -> fields.lasting("password", "enabled"), 422, "enabled");
  }

  @Test
  void bodyThatIsNoJsonObjectIsABadRequest() {
    for (String body : new String[] {"", "[]", "\"x\"", "{\"a\":}", "{} x", "nul"}) {
      var refused = catchThrowableOfType(Refused.class, () -> read(body));
      assertThat(refused).as(body).isNotNull();
      assertThat(refused.getResponse().getStatus()).as(body).isEqualTo(400);
    }
  }

  @Test
  void duplicateFieldIsNamed() {
    assertProblem(() -> read("{\"name\": \"a\", \"name\": \"b\"}"), 422, "name");
    assertProblem(() -> read("{\"a\": [{\"deep\": 1, \"deep\": 1}]}"), 422, "deep");
    assertThat(read("{\"a\": {\"x\": 1}, \"b\": {\"x\": [1, null, \"\"]}}").all().toString())
        .isEqualTo("{\"a\":{\"x\":1},\"b\":{\"x\":[1,null,\"\"]}}");
  }

  @Test
  void oversizedBodyIsRefused() {
    byte[] body = new byte[FieldsReader.MOST_OCTETS + 1];

    var refused = catchThrowableOfType(Refused.class, () -> FieldsReader.read(body));

    assertThat(refused.getResponse().getStatus()).isEqualTo(413);
  }

  @Test
  void deepNestingAndArbitraryJsonAreRefused() {
    String deep = "{\"a\":".repeat(100_000);
    assertThat(catchThrowableOfType(Refused.class, () -> read(deep))).isNotNull();

    var random = new Random(1);
    byte[] body =
        "{\"name\": \"ex\\u00e4mple\", \"aliases\": [\"a\", null, 1e3]}"
            .getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 5_000; round++) {
      byte[] damaged = body.clone();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        FieldsReader.read(damaged);
      } catch (Refused expected) {
        assertThat(expected.getResponse().getStatus()).isIn(400, 422);
      }
    }
  }

  private static Fields read(String body) {
    return FieldsReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertProblem(Runnable request, int status, String field) {
    var refused = catchThrowableOfType(Refused.class, request::run);
    assertThat(refused.getResponse().getStatus()).isEqualTo(status);
    String problem = (String) refused.getResponse().getEntity();
    try (var reader = jakarta.json.Json.createReader(new StringReader(problem))) {
      assertThat(reader.readObject().getString("field")).isEqualTo(field);
    }
  }
}
