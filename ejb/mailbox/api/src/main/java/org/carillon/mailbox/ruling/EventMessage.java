package org.carillon.mailbox.ruling;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.format.mime.header.Header;

/** A message in the mailbox of an event, for its rules, whose changes cause no further events. */
public interface EventMessage {

  /** Opens the message's octets, or returns empty if it is expunged. The caller must close them. */
  Optional<Content> open() throws IOException;

  /** Returns the message's flags after the change. */
  Flags flags();

  /** Returns the names of the changed flags; none unless the event changed flags. */
  List<String> changedFlags();

  /** Sets the message's flags to exactly these. */
  void mark(Flags flags) throws IOException;

  /** Copies the message into another mailbox of the owner. */
  void copy(MailboxName target, Flags flags) throws IOException;

  /**
   * Stores another form of the message in a mailbox of the owner, with the date of this one.
   *
   * @param body the octets after the header; empty to keep the body
   */
  void put(MailboxName target, Header header, Optional<byte[]> body, Flags flags)
      throws IOException;

  /** Marks the message as deleted (RFC 6785 §2.2.4). */
  void delete() throws IOException;
}
