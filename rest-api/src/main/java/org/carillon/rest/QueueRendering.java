package org.carillon.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.carillon.account.Answer;
import org.carillon.transport.QueueAnswer;

/** The queue's answers as HTTP responses. */
final class QueueRendering {
  private QueueRendering() {}

  static <T> Response shown(QueueAnswer<T> answer, Function<T, JsonObject> json) {
    return switch (answer) {
      case QueueAnswer.Done<T>(T value) ->
          Response.ok(json.apply(value).toString(), MediaType.APPLICATION_JSON).build();
      case QueueAnswer.NoSuchMessage<T>(String id) ->
          Problem.of(404, "not-found", "There is no message " + id + " in the queue.").response();
      case QueueAnswer.NotPermitted<T>() ->
          Rendering.render(new Answer.NotAllowed<T>(), never -> null);
      case QueueAnswer.NotGoverned<T>(String code, String why) ->
          Problem.refused(code, why).response();
      case QueueAnswer.BadDestination<T>(String destination) ->
          Problem.at(
                  422,
                  "destination",
                  "malformed",
                  "“" + destination + "” is neither a domain nor an address literal.")
              .response();
      case QueueAnswer.Later<T>(String why) -> Problem.later(why);
    };
  }

  /** 204 when it was deleted now. */
  static <T> Response gone(QueueAnswer<T> answer) {
    return answer instanceof QueueAnswer.Done<T>
        ? Response.noContent().build()
        : shown(answer, value -> JsonObject.EMPTY_JSON_OBJECT);
  }
}
