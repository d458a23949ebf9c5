package org.carillon.transport.queue;

import org.carillon.database.StoredText;

/**
 * A filter for messages. An empty text matches all.
 *
 * @param sender text in the reverse-path, in any case
 * @param recipient text in a recipient, in any case
 * @param only the state
 */
public record QueueFilter(String sender, String recipient, Only only) {

  /** The states to list. */
  public enum Only {
    /** Messages in all states. */
    ANY,
    /** Messages held by administrators or in quarantine. */
    HELD,
    /** Messages in quarantine. */
    QUARANTINED
  }

  /** Matches all messages. */
  public static final QueueFilter ALL = new QueueFilter("", "", Only.ANY);

  /** Returns whether no address can contain these texts. */
  public boolean isHopeless() {
    return StoredText.isImpossible(sender) || StoredText.isImpossible(recipient);
  }
}
