package org.carillon.protocol.imap.session;

import java.util.Optional;

/**
 * The unsolicited events of the selected mailbox for a client.
 *
 * @param messages whether new and expunged messages are reported
 * @param flags whether changed flags are reported
 * @param atOnce whether expunges are also reported between commands (RFC 5465 §6.1)
 */
public record SelectedEvents(
    boolean messages, boolean flags, boolean atOnce, Optional<NewMessages> ofNew) {
  /** The events for a client that requested none (RFC 3501 §5.2). */
  static final SelectedEvents USUAL = new SelectedEvents(true, true, false, Optional.empty());

  public static final SelectedEvents NONE =
      new SelectedEvents(false, false, false, Optional.empty());

  /** Returns these with messages: a command's own expunges are reported in any case. */
  SelectedEvents withMessages() {
    return new SelectedEvents(true, flags, atOnce, ofNew);
  }
}
