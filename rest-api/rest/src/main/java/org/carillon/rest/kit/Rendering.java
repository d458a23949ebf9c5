package org.carillon.rest.kit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.json.Json;

/** The core's answers as HTTP responses: one mapping for every resource. */
public final class Rendering {
  private static final int UNPROCESSABLE = 422;

  /** The status 507 Insufficient Storage (RFC 4918 §11.5). */
  private static final int INSUFFICIENT_STORAGE = 507;

  private Rendering() {}

  /** 200 with the value. */
  public static <T> Response shown(Answer<T> answer, Function<T, JsonObject> json) {
    return render(answer, value -> ok(json.apply(value)).build());
  }

  /** 200 with the value and its version. */
  public static <T> Response versioned(
      Answer<T> answer, Function<T, JsonObject> json, Function<T, Long> version) {
    return render(answer, value -> ok(json.apply(value)).tag(tag(version.apply(value))).build());
  }

  /** 200 with the value and its version, if it has one. */
  public static <T> Response shown(
      Answer<T> answer, Function<T, JsonObject> json, Function<T, OptionalLong> version) {
    return render(answer, value -> tagged(ok(json.apply(value)), version.apply(value)));
  }

  private static Response tagged(Response.ResponseBuilder response, OptionalLong version) {
    version.ifPresent(known -> response.tag(tag(known)));
    return response.build();
  }

  /** 201 with the new object and its address: a segment below the posted one, with its query. */
  public static <T> Response made(
      Answer<T> answer, Function<T, JsonObject> json, UriInfo posted, Function<T, Object> segment) {
    return render(
        answer, value -> created(posted, segment.apply(value), json.apply(value)).build());
  }

  /** 201 with the new object, and its version, if it has one. */
  public static <T> Response made(
      Answer<T> answer,
      Function<T, JsonObject> json,
      UriInfo posted,
      Function<T, Object> segment,
      Function<T, OptionalLong> version) {
    return render(
        answer,
        value ->
            tagged(created(posted, segment.apply(value), json.apply(value)), version.apply(value)));
  }

  private static Response.ResponseBuilder created(UriInfo posted, Object segment, JsonObject json) {
    return Response.created(posted.getRequestUriBuilder().path("{own}").build(segment))
        .type(MediaType.APPLICATION_JSON)
        .entity(json.toString());
  }

  /** 204 after a deletion. */
  public static <T> Response gone(Answer<T> answer) {
    return render(answer, value -> Response.noContent().build());
  }

  /** 200 with all there are, as {@code items}. */
  public static <T> Response all(Answer<List<T>> answer, Function<T, JsonObject> json) {
    return shown(answer, all -> items(all, json).build());
  }

  private static <T> JsonObjectBuilder items(List<T> all, Function<T, JsonObject> json) {
    var items = Json.createArrayBuilder();
    all.forEach(item -> items.add(json.apply(item)));
    return Json.createObjectBuilder().add("items", items);
  }

  /**
   * 200 with a page of a list that is short enough to be read whole.
   *
   * @param order the order of the list; the next page begins after the key of the last item, so
   *     that it continues correctly if that item is deleted
   * @param key an item's key in that order
   * @param text the text that {@code search} looks at
   */
  public static <T> Response page(
      Answer<List<T>> answer,
      PageRequest request,
      Comparator<String> order,
      Function<T, String> key,
      Function<T, String> text,
      Function<T, JsonObject> json) {
    return page(answer.map(all -> ListPages.of(all, request, order, key, text)), json);
  }

  /** 200 with a page: {@code items}, and {@code next} if there are more. */
  public static <T> Response page(Answer<Page<T>> answer, Function<T, JsonObject> json) {
    return shown(
        answer,
        page -> {
          var object = items(page.items(), json);
          page.next().ifPresent(next -> object.add("next", next));
          return object.build();
        });
  }

  public static <T> Response render(Answer<T> answer, Function<T, Response> done) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> done.apply(value);
      case Answer.Failed<T>(Failure failure) -> failed(failure);
    };
  }

  private static Response failed(Failure failure) {
    return switch (failure) {
      case Failure.NotFound missing ->
          Problem.of(404, "not-found", "There is no " + missing.thing() + ".").response();
      case Failure.NotAllowed(String code, String message) ->
          Problem.refused(code, message).response();
      case Failure.Invalid(String field, String code, String message, _, _) ->
          Problem.at(422, field, code, message).response();
      case Failure.SeveralInvalid(List<Failure.Invalid> each) -> Problem.several(each).response();
      case Failure.Taken(String field, String code, String message, _) ->
          Problem.at(409, field, code, message).response();
      case Failure.Outdated(long version) ->
          Response.fromResponse(
                  Problem.at(
                          412,
                          HttpHeaders.IF_MATCH,
                          "outdated",
                          "The object has changed since it was read. Read it again.")
                      .response())
              .tag(tag(version))
              .build();
      case Failure.LimitReached(Limit limit, _) ->
          Problem.of(
                  limit == Limit.QUOTA || limit == Limit.DISK
                      ? INSUFFICIENT_STORAGE
                      : UNPROCESSABLE,
                  "limit-" + limit.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  "A limit is reached, so nothing more can be stored.")
              .response();
      case Failure.Damaged(String message) -> Problem.of(500, "damaged", message).response();
      case Failure.TryLater(String why) -> Problem.later(why);
    };
  }

  private static Response.ResponseBuilder ok(JsonObject json) {
    return Response.ok(json.toString(), MediaType.APPLICATION_JSON);
  }

  private static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
