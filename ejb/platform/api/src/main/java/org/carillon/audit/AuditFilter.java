package org.carillon.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * The conditions on the records that a caller wants; an empty condition matches all.
 *
 * @param actor the actor's name, compared ignoring case
 * @param action the action ({@code account.create}), or only its thing ({@code account}) for all
 *     actions on it
 * @param subject a part of the subject, compared ignoring case
 * @param since the earliest time, inclusive
 * @param until the latest time, exclusive
 */
public record AuditFilter(
    Optional<String> actor,
    Optional<String> action,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** Matches all records. */
  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
