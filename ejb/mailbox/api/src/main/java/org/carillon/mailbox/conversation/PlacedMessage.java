package org.carillon.mailbox.conversation;

/**
 * A message and where it lies.
 *
 * @param mailbox the mailbox's id
 * @param uid its uid there
 */
public record PlacedMessage(long mailbox, long uid) {}
