package org.carillon.sieve.action;

import java.util.Optional;

/**
 * The parameters of a redirected message.
 *
 * @param reports the wanted reports, as in the parameter NOTIFY (RFC 6009 §5)
 * @param returned what a report returns, {@code FULL} or {@code HDRS}
 * @param by the deadline of the delivery (RFC 6009 §6): seconds, or a date and time as in RFC 3339
 * @param byMode {@code notify} or {@code return}
 * @param byTrace whether each step is reported
 */
public record Redirection(
    Optional<String> reports,
    Optional<String> returned,
    Optional<String> by,
    Optional<String> byMode,
    boolean byTrace) {

  /** Sends it without parameters. */
  public static final Redirection PLAIN =
      new Redirection(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
