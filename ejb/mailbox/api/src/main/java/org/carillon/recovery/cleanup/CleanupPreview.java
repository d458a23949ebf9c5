package org.carillon.recovery.cleanup;

import java.util.List;

/**
 * The present places of the messages found, which are what a removal would remove.
 *
 * @param messages the number of messages in mailboxes
 * @param mailboxes the number of mailboxes that contain them
 * @param accounts the number of accounts that own these mailboxes
 * @param removed the number of messages that were removed and not brought back
 * @param first the first {@value Cleanups#SAMPLE} messages, by account
 */
public record CleanupPreview(
    long messages, long mailboxes, long accounts, long removed, List<FoundMessage> first) {

  public CleanupPreview {
    first = List.copyOf(first);
  }
}
