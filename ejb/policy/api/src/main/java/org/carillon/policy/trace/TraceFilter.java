package org.carillon.policy.trace;

import java.time.Instant;
import java.util.Optional;
import org.carillon.database.StoredText;
import org.carillon.policy.verdict.Handling;

/**
 * The conditions of a search for traces. An empty text matches all.
 *
 * @param id the id in its trace field and the logs, or its Message-ID
 * @param sender a part of the return path, without regard to case
 * @param recipient a part of one of the recipients, without regard to case
 * @param handling the handling of the message
 * @param since the start of the period
 * @param until the end of the period
 */
public record TraceFilter(
    String id,
    String sender,
    String recipient,
    Optional<Handling> handling,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** Matches all traces. */
  public static final TraceFilter ALL =
      new TraceFilter("", "", "", Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns whether no trace can contain these texts. */
  public boolean isHopeless() {
    return StoredText.isImpossible(id)
        || StoredText.isImpossible(sender)
        || StoredText.isImpossible(recipient);
  }
}
