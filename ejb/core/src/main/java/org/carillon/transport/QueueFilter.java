package org.carillon.transport;

import org.carillon.database.StoredText;

/**
 * Which messages to list. An empty text leaves its column open.
 *
 * @param sender the reverse-path contains this, without regard to case
 * @param recipient a recipient contains this, without regard to case
 * @param heldOnly only what an administrator keeps back
 */
public record QueueFilter(String sender, String recipient, boolean heldOnly) {

  /** Everything. */
  public static final QueueFilter ALL = new QueueFilter("", "", false);

  /** Whether no address can contain these texts. */
  public boolean isHopeless() {
    return StoredText.isImpossible(sender) || StoredText.isImpossible(recipient);
  }
}
