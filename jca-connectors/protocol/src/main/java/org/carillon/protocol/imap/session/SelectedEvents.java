package org.carillon.protocol.imap.session;

import java.util.Optional;

/**
 * What a client is told of the selected mailbox without asking.
 *
 * @param messages whether of messages that come and go
 * @param flags whether of changes of flags
 * @param atOnce whether of expunged messages also between commands (RFC 5465 §6.1)
 * @param ofNew what to tell of messages that came
 */
public record SelectedEvents(
    boolean messages, boolean flags, boolean atOnce, Optional<NewMessages> ofNew) {
  /** What a client is told that never said what it wants (RFC 3501 §5.2). */
  static final SelectedEvents USUAL = new SelectedEvents(true, true, false, Optional.empty());

  /** Nothing. */
  public static final SelectedEvents NONE =
      new SelectedEvents(false, false, false, Optional.empty());

  /** The same, and of messages that come and go: what a command removed is told in any case. */
  SelectedEvents withMessages() {
    return new SelectedEvents(true, flags, atOnce, ofNew);
  }
}
