package org.carillon.rest.kit;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.OptionalLong;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/** Changes made only to a version that the client has seen (If-Match, RFC 9110 §13.1.1). */
public final class IfMatch {
  /** A version that never exists. */
  private static final long NONE = -1;

  private IfMatch() {}

  /** Performs an operation on a version that the request accepts, empty for any. */
  public static <T> Answer<T> guard(
      HttpHeaders headers, Function<OptionalLong, Answer<T>> operation) {
    var fields = headers.getRequestHeader(HttpHeaders.IF_MATCH);
    if (fields == null || fields.isEmpty()) {
      return operation.apply(OptionalLong.empty());
    }
    EntityTags demanded =
        EntityTags.parse(String.join(",", fields))
            .orElseThrow(
                () ->
                    new Refused(
                        Problem.at(
                            400,
                            HttpHeaders.IF_MATCH,
                            "malformed",
                            "If-Match must be one or more ETags in quotes, separated by"
                                + " commas, or *.")));
    if (demanded.any()) {
      return operation.apply(OptionalLong.empty());
    }
    long first =
        demanded.tags().stream()
            .mapToLong(IfMatch::version)
            .filter(v -> v != NONE)
            .findFirst()
            .orElse(NONE);
    Answer<T> answer = operation.apply(OptionalLong.of(first));
    // The failure tells the present version: if the request accepts that one too, tries with it.
    return answer instanceof Answer.Failed<T>(Failure.Outdated(long now))
            && now != first
            && demanded.haveStrong(Long.toString(now))
        ? operation.apply(OptionalLong.of(now))
        : answer;
  }

  /** The version in one of our tags. */
  private static long version(EntityTags.Tag tag) {
    return !tag.weak() && tag.opaque().matches("[0-9]{1,18}|[1-8][0-9]{18}")
        ? Long.parseLong(tag.opaque())
        : NONE;
  }
}
