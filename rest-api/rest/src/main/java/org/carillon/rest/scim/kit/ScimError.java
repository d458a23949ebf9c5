package org.carillon.rest.scim.kit;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.json.Json;
import org.carillon.rest.kit.Problem;

/** An error response of SCIM (RFC 7644 §3.12). */
public final class ScimError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

  private final int status;
  private final String type;

  /**
   * Creates an error.
   *
   * @param type a keyword of RFC 7644 §3.12, table 9; empty for none
   * @param detail a sentence
   */
  public ScimError(int status, String type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
  }

  /** A filter that is malformed or uses unknown names. */
  public static ScimError filter(String detail) {
    return new ScimError(400, "invalidFilter", detail);
  }

  /** A path that is malformed or has no target. */
  public static ScimError path(String detail) {
    return new ScimError(400, "invalidPath", detail);
  }

  /** A value of a wrong type for its attribute. */
  public static ScimError value(String detail) {
    return new ScimError(400, "invalidValue", detail);
  }

  /** A body that does not fit the request. */
  public static ScimError syntax(String detail) {
    return new ScimError(400, "invalidSyntax", detail);
  }

  /** A change of something that cannot be changed. */
  public static ScimError mutability(String detail) {
    return new ScimError(400, "mutability", detail);
  }

  /** An action that the caller may not perform. */
  public static ScimError notAllowed() {
    return of(new Failure.NotAllowed());
  }

  /** Returns the value of an answer, or throws its failure. */
  public static <T> T done(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> throw of(failure);
    };
  }

  private static ScimError of(Failure failure) {
    return switch (failure) {
      case Failure.NotFound missing ->
          new ScimError(404, "", "There is no " + missing.thing() + ".");
      case Failure.NotAllowed(_, String message) -> new ScimError(403, "", message);
      case Failure.Invalid invalid -> value(invalid.field() + ": " + invalid.message());
      case Failure.SeveralInvalid several -> of(several.each().getFirst());
      case Failure.Taken taken -> new ScimError(409, "uniqueness", taken.message());
      case Failure.Outdated _ ->
          new ScimError(412, "", "The object has changed since it was read. Read it again.");
      case Failure.LimitReached _ ->
          new ScimError(403, "", "A limit is reached, so nothing more can be stored.");
      case Failure.Damaged(String message) -> new ScimError(500, "", message);
      case Failure.TryLater(String why) -> new ScimError(503, "", why);
    };
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Returns it as JSON; repeats only as much of a long request as is needed. */
  public JsonObject json() {
    var json =
        Json.createObjectBuilder()
            .add("schemas", Json.createArrayBuilder().add(SCHEMA))
            .add("status", String.valueOf(status))
            .add("detail", Problem.echo(Optional.ofNullable(getMessage()).orElse("")));
    if (!type.isEmpty()) {
      json.add("scimType", type);
    }
    return json.build();
  }
}
