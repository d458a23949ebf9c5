package org.carillon.mailbox.conversation;

/**
 * A message and its mailbox.
 *
 * @param mailbox the mailbox's id
 * @param uid the message's UID there
 */
public record PlacedMessage(long mailbox, long uid) {}
