package org.carillon.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which records of the log are wanted; what is empty asks for nothing.
 *
 * @param actor who did it, compared without case
 * @param action what was done ({@code account.create}), or the thing alone ({@code account}) for
 *     whatever was done with it
 * @param subject what the subject contains, compared without case
 * @param since not before this moment
 * @param until before this moment
 */
public record AuditFilter(
    Optional<String> actor,
    Optional<String> action,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** All of them. */
  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
