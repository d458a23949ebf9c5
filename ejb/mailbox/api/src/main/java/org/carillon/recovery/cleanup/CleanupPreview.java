package org.carillon.recovery.cleanup;

import java.util.List;

/**
 * Where what was found lies now, and so what removing would remove.
 *
 * @param messages how many messages in mailboxes
 * @param mailboxes in how many mailboxes
 * @param accounts of how many accounts
 * @param removed how many were removed and not brought back
 * @param first the first {@value Cleanups#SAMPLE} of them, by account
 */
public record CleanupPreview(
    long messages, long mailboxes, long accounts, long removed, List<FoundMessage> first) {

  /** Keeps a copy. */
  public CleanupPreview {
    first = List.copyOf(first);
  }
}
