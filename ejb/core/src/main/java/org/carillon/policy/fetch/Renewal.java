package org.carillon.policy.fetch;

import java.util.Optional;
import org.carillon.filter.http.HttpAnswer;

/** What came of fetching something again. */
public sealed interface Renewal {

  /**
   * It is another one.
   *
   * @param validators what to ask with next time
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
  record Changed(byte[] octets, Validators validators) implements Renewal {}

  /** It is what it was. */
  record Unchanged() implements Renewal {}

  /** The server said something else, which is no redirection. */
  record Status(int status) implements Renewal {}

  /**
   * Nobody answered, or nobody was asked.
   *
   * @param isRefused whether the address is one that is never fetched
   */
  record Silent(boolean isRefused) implements Renewal {}

  /** By what came of it, and what the last server said if one did. */
  static Renewal of(FetchAnswer answer, Optional<HttpAnswer> said) {
    return switch (answer) {
      case FetchAnswer.Fetched(byte[] octets) ->
          new Changed(
              octets,
              said.map(
                      it ->
                          new Validators(
                              it.fields().get("etag").orElse(""),
                              it.fields().get("last-modified").orElse("")))
                  .orElse(Validators.NONE));
      case FetchAnswer.Refused _ -> unfetched(said, true);
      case FetchAnswer.Away _ -> unfetched(said, false);
    };
  }

  private static Renewal unfetched(Optional<HttpAnswer> said, boolean isRefused) {
    int status = said.map(HttpAnswer::status).orElse(0);
    if (status == 304) {
      return new Unchanged();
    }
    // What leads elsewhere says nothing of what became of that.
    return status >= 400 ? new Status(status) : new Silent(isRefused);
  }
}
