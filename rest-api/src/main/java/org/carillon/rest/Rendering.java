package org.carillon.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.carillon.account.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.json.Json;

/** The core's answers as HTTP responses: one mapping for every resource. */
final class Rendering {
  private Rendering() {}

  /** 200 with what was asked for. */
  static <T> Response shown(Answer<T> answer, Function<T, JsonObject> json) {
    return render(answer, value -> ok(json.apply(value)).build());
  }

  /** 200 with what was asked for and its version. */
  static <T> Response versioned(
      Answer<T> answer, Function<T, JsonObject> json, Function<T, Long> version) {
    return render(answer, value -> ok(json.apply(value)).tag(tag(version.apply(value))).build());
  }

  /** 201 with what was made, and where it is: at its own segment below where it was posted to. */
  static <T> Response made(
      Answer<T> answer, Function<T, JsonObject> json, UriInfo posted, Function<T, Object> segment) {
    return render(
        answer, value -> created(posted, segment.apply(value), json.apply(value)).build());
  }

  /** The same for what has versions: 201 with the first. */
  static <T> Response made(
      Answer<T> answer,
      Function<T, JsonObject> json,
      UriInfo posted,
      Function<T, Object> segment,
      Function<T, Long> version) {
    return render(
        answer,
        value ->
            created(posted, segment.apply(value), json.apply(value))
                .tag(tag(version.apply(value)))
                .build());
  }

  private static Response.ResponseBuilder created(UriInfo posted, Object segment, JsonObject json) {
    return Response.created(posted.getAbsolutePathBuilder().path("{own}").build(segment))
        .type(MediaType.APPLICATION_JSON)
        .entity(json.toString());
  }

  /** 204 when it was deleted now. */
  static <T> Response gone(Answer<T> answer) {
    return render(answer, value -> Response.noContent().build());
  }

  /** 200 with all there are, as {@code items}. */
  static <T> Response all(Answer<List<T>> answer, Function<T, JsonObject> json) {
    return shown(answer, all -> items(all, json).build());
  }

  private static <T> JsonObjectBuilder items(List<T> all, Function<T, JsonObject> json) {
    var items = Json.createArrayBuilder();
    all.forEach(item -> items.add(json.apply(item)));
    return Json.createObjectBuilder().add("items", items);
  }

  /**
   * 200 with a page of what is short enough to be read whole.
   *
   * @param order by what the list is ordered; the key of its last item is where the next page
   *     begins, so that it goes on right when that item is gone
   * @param key an item's place in that order
   * @param text what {@code search} looks at
   */
  static <T> Response page(
      Answer<List<T>> answer,
      PageRequest request,
      Comparator<String> order,
      Function<T, String> key,
      Function<T, String> text,
      Function<T, JsonObject> json) {
    return answer instanceof Answer.Done<List<T>>(List<T> all)
        ? page(new Answer.Done<>(Slice.of(all, request, order, key, text)), json)
        : shown(answer, never -> JsonObject.EMPTY_JSON_OBJECT);
  }

  /** 200 with a page: {@code items}, and {@code next} where it goes on. */
  static <T> Response page(Answer<Page<T>> answer, Function<T, JsonObject> json) {
    return shown(
        answer,
        page -> {
          var object = items(page.items(), json);
          page.next().ifPresent(next -> object.add("next", next));
          return object.build();
        });
  }

  static <T> Response render(Answer<T> answer, Function<T, Response> done) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> done.apply(value);
      case Answer.NotFound<T>(String what) ->
          Problem.of(404, "not-found", "There is no " + what + ".").response();
      case Answer.NotAllowed<T>(String code, String message) ->
          Problem.refused(code, message).response();
      case Answer.Invalid<T>(String field, String code, String message) ->
          Problem.at(422, field, code, message).response();
      case Answer.Taken<T>(String field, String code, String message) ->
          Problem.at(409, field, code, message).response();
      case Answer.Outdated<T>(long version) ->
          Response.fromResponse(
                  Problem.at(
                          412,
                          HttpHeaders.IF_MATCH,
                          "outdated",
                          "It was changed meanwhile; read it again.")
                      .response())
              .tag(tag(version))
              .build();
      case Answer.TryLater<T>(String why) -> Problem.later(why);
    };
  }

  private static Response.ResponseBuilder ok(JsonObject json) {
    return Response.ok(json.toString(), MediaType.APPLICATION_JSON);
  }

  private static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
