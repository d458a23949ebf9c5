package org.carillon.sieve.action;

import java.util.Optional;

/**
 * How a redirected message is sent.
 *
 * @param reports which reports are wanted, as the parameter NOTIFY has them (RFC 6009 §5)
 * @param returned what a report returns, {@code FULL} or {@code HDRS}
 * @param by until when it shall be there (RFC 6009 §6): seconds, or a date and time as RFC 3339 has
 *     them
 * @param byMode {@code notify} or {@code return}
 * @param byTrace whether each step is reported
 */
public record Redirection(
    Optional<String> reports,
    Optional<String> returned,
    Optional<String> by,
    Optional<String> byMode,
    boolean byTrace) {

  /** As mail is sent that asks for nothing. */
  public static final Redirection PLAIN =
      new Redirection(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
