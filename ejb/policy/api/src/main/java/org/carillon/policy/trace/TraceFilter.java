package org.carillon.policy.trace;

import java.time.Instant;
import java.util.Optional;
import org.carillon.database.StoredText;
import org.carillon.policy.verdict.Handling;

/**
 * Which traces to list. An empty text leaves its column open.
 *
 * @param id the id in its trace field and the logs, or its Message-ID
 * @param sender the return path contains this, without regard to case
 * @param recipient one of the recipients contains this, without regard to case
 * @param handling what was done with it
 * @param since from when on
 * @param until up to when
 */
public record TraceFilter(
    String id,
    String sender,
    String recipient,
    Optional<Handling> handling,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** Everything. */
  public static final TraceFilter ALL =
      new TraceFilter("", "", "", Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether no trace can contain these texts. */
  public boolean isHopeless() {
    return StoredText.isImpossible(id)
        || StoredText.isImpossible(sender)
        || StoredText.isImpossible(recipient);
  }
}
