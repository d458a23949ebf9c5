package org.carillon.rest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.json.Json;
import org.junit.jupiter.api.Test;

class RenderingTest {

  @Test
  void failuresHaveTheirStatus() {
    assertThat(shown(Answer.failed(new Failure.NotFound("account a@b.test"))).getStatus())
        .isEqualTo(404);
    assertThat(shown(Answer.failed(new Failure.NotAllowed())).getStatus()).isEqualTo(403);
    assertThat(shown(Answer.failed(new Failure.Invalid("name", "malformed", "No."))).getStatus())
        .isEqualTo(422);
    assertThat(shown(Answer.failed(new Failure.Taken("name", "In use."))).getStatus())
        .isEqualTo(409);
    assertThat(
            shown(Answer.failed(new Failure.Taken("name", "has-accounts", "It has accounts.")))
                .getEntity())
        .asString()
        .contains("\"code\":\"has-accounts\"");
    assertThat(shown(Answer.failed(new Failure.TryLater("Busy."))).getHeaderString("Retry-After"))
        .isEqualTo("5");
  }

  @Test
  void outdatedFailureCarriesTheCurrentVersion() {
    var response = shown(Answer.failed(new Failure.Outdated(7)));

    assertThat(response.getStatus()).isEqualTo(412);
    assertThat(response.getEntityTag().getValue()).isEqualTo("7");
  }

  @Test
  void problemNamesTheField() {
    var response =
        shown(Answer.failed(new Failure.Invalid("password", "too-short", "At least 8.")));

    assertThat(response.getMediaType().toString()).isEqualTo("application/problem+json");
    assertThat((String) response.getEntity())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
                + "\"detail\":\"At least 8.\",\"field\":\"password\",\"code\":\"too-short\"}");
  }

  @Test
  void severalErrorsAreReportedWithLineAndColumn() {
    var first =
        new Failure.Invalid(
            "script", "faulty", "line 2, column 7: no", "", Optional.of(new Failure.Place(2, 7)));
    var second = new Failure.Invalid("use", "unknown", "no use");

    assertThat(shown(Answer.failed(new Failure.SeveralInvalid(List.of(first, second)))).getEntity())
        .asString()
        .startsWith("{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,")
        .contains("\"detail\":\"line 2, column 7: no\",\"field\":\"script\",\"code\":\"faulty\"")
        .contains("\"code\":\"faulty\",\"line\":2,\"column\":7},{\"detail\":\"no use\"");
  }

  @Test
  void deletionIsAnsweredWith204OnlyIfDone() {
    assertThat(Rendering.gone(Answer.failed(new Failure.NotFound("x"))).getStatus()).isEqualTo(404);
    assertThat(Rendering.gone(new Answer.Done<>("x")).getStatus()).isEqualTo(204);
    assertThat(Rendering.gone(Answer.failed(new Failure.NotAllowed())).getStatus()).isEqualTo(403);
  }

  private static Response shown(Answer<JsonObject> answer) {
    return Rendering.shown(answer, value -> Json.createObjectBuilder(value).build());
  }
}
