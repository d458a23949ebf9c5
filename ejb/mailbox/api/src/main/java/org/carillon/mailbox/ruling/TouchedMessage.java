package org.carillon.mailbox.ruling;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.format.mime.header.Header;

/**
 * A message in the mailbox of an {@linkplain MailboxEvent event}, for its rules. What they do with
 * it here is no event again.
 */
public interface TouchedMessage {

  /** Its octets, to be closed; empty when it is expunged. */
  Optional<Content> open() throws IOException;

  /** Its flags after what was done. */
  Flags flags();

  /** The names of those that were changed; none unless flags were. */
  List<String> changedFlags();

  /** Gives it exactly these flags. */
  void mark(Flags flags) throws IOException;

  /** Copies it into another mailbox of the owner's. */
  void copy(MailboxName target, Flags flags) throws IOException;

  /**
   * Puts another form of it into a mailbox of the owner's, with the date that this one has.
   *
   * @param body what follows the header; empty where that is as it was
   */
  void put(MailboxName target, Header header, Optional<byte[]> body, Flags flags)
      throws IOException;

  /** Marks it as deleted (RFC 6785 §2.2.4). */
  void delete() throws IOException;
}
