package org.carillon.transport;

import org.carillon.database.StoredText;

/**
 * Which messages to list. An empty text leaves its column open.
 *
 * @param sender the reverse-path contains this, without regard to case
 * @param recipient a recipient contains this, without regard to case
 * @param only which of the others
 */
public record QueueFilter(String sender, String recipient, Only only) {

  /** Which messages. */
  public enum Only {
    /** All of them. */
    ANY,
    /** What is kept back, by administrators or in quarantine. */
    HELD,
    /** What is kept in quarantine. */
    QUARANTINED
  }

  /** Everything. */
  public static final QueueFilter ALL = new QueueFilter("", "", Only.ANY);

  /** Whether no address can contain these texts. */
  public boolean isHopeless() {
    return StoredText.isImpossible(sender) || StoredText.isImpossible(recipient);
  }
}
