package org.carillon.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.filter.TooLargeAnswerException;
import org.carillon.filter.http.HttpAnswer;

/**
 * The addresses that redirections lead to, and the last response. The fetching thread writes it,
 * and the thread that waits for the fetch reads it, perhaps after a timeout.
 */
final class RedirectTrail {
  private static final Pattern MAX_AGE =
      Pattern.compile(
          "(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,9})(?![0-9])", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private URI at;
  private Optional<URI> moved = Optional.empty();
  private boolean isForGood = true;
  private Optional<HttpAnswer> said = Optional.empty();
  private boolean isTooLarge;

  RedirectTrail(URI address) {
    this.at = address;
  }

  @FunctionalInterface
  interface Listening {
    HttpAnswer answer() throws IOException;
  }

  HttpAnswer heard(Listening listening) throws IOException {
    try {
      HttpAnswer answer = listening.answer();
      note(Optional.of(answer), false);
      return answer;
    } catch (TooLargeAnswerException more) {
      note(Optional.empty(), true);
      throw more;
    }
  }

  private synchronized void note(Optional<HttpAnswer> answer, boolean isLarger) {
    said = answer;
    isTooLarge = isLarger;
  }

  /** Records a redirection. It is permanent only if all before were, too (RFC 9110 §15.4). */
  synchronized void led(URI next) {
    int status = said.map(HttpAnswer::status).orElse(0);
    isForGood &= status == 301 || status == 308;
    at = next;
    if (isForGood) {
      moved = Optional.of(next);
    }
  }

  /** Returns the result of the fetch. */
  synchronized Renewal renewal(FetchAnswer answer) {
    return switch (answer) {
      case FetchAnswer.Fetched(byte[] octets) ->
          new Renewal.Changed(
              octets,
              new Validators(field("etag"), field("last-modified")),
              new Renewal.Source(at, moved, field("content-type"), fresh()));
      case FetchAnswer.Refused(_, boolean isHostless) -> unfetched(!isHostless);
      case FetchAnswer.Away _ -> unfetched(false);
    };
  }

  private Renewal unfetched(boolean isRefused) {
    if (isTooLarge) {
      return new Renewal.TooLarge();
    }
    int status = said.map(HttpAnswer::status).orElse(0);
    if (status == 304) {
      return new Renewal.Unchanged();
    }
    // A redirection says nothing about the result at its target.
    return status >= 400 ? new Renewal.Status(status, retryAfter()) : new Renewal.Silent(isRefused);
  }

  private String field(String name) {
    return said.flatMap(answer -> answer.fields().get(name)).orElse("");
  }

  /** Returns the value of max-age (RFC 9111 §5.2.2.1). */
  private Optional<Duration> fresh() {
    Matcher said = MAX_AGE.matcher(field("cache-control"));
    return said.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(said.group(1))))
        : Optional.empty();
  }

  /** Returns Retry-After in seconds (RFC 9110 §10.2.3). A date is ignored, since clocks differ. */
  private Optional<Duration> retryAfter() {
    String wanted = field("retry-after").strip();
    return SECONDS.matcher(wanted).matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(wanted)))
        : Optional.empty();
  }
}
