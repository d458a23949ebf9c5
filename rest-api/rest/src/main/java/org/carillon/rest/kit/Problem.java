package org.carillon.rest.kit;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.json.Json;

/**
 * A problem detail (RFC 9457). Its type is {@code about:blank}, so the title is the status's own.
 *
 * @param code a short stable word for the reason, for programs; an extension member
 * @param detail what is wrong, in a sentence for the person who sent the request
 * @param field the field, parameter or header at fault; an extension member
 * @param errors all that is wrong, where that are several things; an extension member
 */
public record Problem(
    int status, String code, String detail, Optional<String> field, List<Failure.Invalid> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int UNPROCESSABLE = 422;

  /** The most characters of a request that are repeated in an error. */
  public static final int MOST_ECHOED = 200;

  /** The longest detail: the core's words may include a text of the request. */
  private static final int MOST_DETAIL = 500;

  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** The longest wait: an administrator may remove the reason earlier. */
  private static final Duration MOST_WAIT = Duration.ofHours(1);

  /** Shortens a long text of the request to what its sender needs to recognize it. */
  public Problem {
    detail = cut(detail, MOST_DETAIL);
    field = field.map(Problem::echo);
  }

  /** Returns the first {@value #MOST_ECHOED} characters at most. */
  public static String echo(String sent) {
    return cut(sent, MOST_ECHOED);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, Optional.empty(), List.of());
  }

  /** A forbidden action, and the reason. */
  public static Problem refused(String code, String detail) {
    return of(403, code, detail);
  }

  public static Problem at(int status, String field, String code, String detail) {
    return new Problem(status, code, detail, Optional.of(field), List.of());
  }

  /** Several invalid values: describes the first, and lists each. */
  public static Problem several(List<Failure.Invalid> each) {
    Failure.Invalid first = each.getFirst();
    return new Problem(
        UNPROCESSABLE, first.code(), first.message(), Optional.of(first.field()), each);
  }

  /** A temporary failure; the client may retry in a few seconds. */
  public static Response later(String why) {
    return later("not-now", why, AGAIN);
  }

  /** A temporary failure; its wait is sent in whole seconds, at most {@link #MOST_WAIT}. */
  public static Response later(String code, String why, Duration wait) {
    Duration told = wait.compareTo(MOST_WAIT) < 0 ? wait : MOST_WAIT;
    return Response.fromResponse(of(503, code, why).response())
        .header(HttpHeaders.RETRY_AFTER, Math.max(1, told.plusMillis(999).toSeconds()))
        .build();
  }

  public JsonObject json() {
    var json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title())
            .add("status", status)
            .add("detail", detail);
    field.ifPresent(name -> json.add("field", name));
    json.add("code", code);
    if (!errors.isEmpty()) {
      var all = Json.createArrayBuilder();
      errors.forEach(error -> all.add(json(error)));
      json.add("errors", all);
    }
    return json.build();
  }

  private static JsonObject json(Failure.Invalid error) {
    var json =
        Json.createObjectBuilder()
            .add("detail", cut(error.message(), MOST_DETAIL))
            .add("field", echo(error.field()))
            .add("code", error.code());
    error.place().ifPresent(at -> json.add("line", at.line()).add("column", at.column()));
    return json.build();
  }

  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json().toString()).build();
  }

  private String title() {
    var known = Response.Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return status == 507 ? "Insufficient Storage" : "Unprocessable Content";
  }
}
