package org.carillon.transport;

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
}
