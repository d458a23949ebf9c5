package org.carillon.contract.stage;

import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.format.mime.header.Header;

/**
 * What whoever screens changes of a message; what is empty stays.
 *
 * @param header what takes the place of the whole header
 * @param body what takes the place of all that follows it; whoever carries the change out closes it
 * @param envelope whose it is now, and who gets it: at least one
 */
public record MessageChange(
    Optional<Header> header, Optional<Spool> body, Optional<Envelope> envelope) {
  /** Leaves all as it is. */
  public static final MessageChange NONE =
      new MessageChange(Optional.empty(), Optional.empty(), Optional.empty());

  /** Changes only the header. */
  public static MessageChange of(Header header) {
    return new MessageChange(Optional.of(header), Optional.empty(), Optional.empty());
  }

  /** Whether what is to be sent is written otherwise than it came. */
  public boolean isOfContent() {
    return header.isPresent() || body.isPresent();
  }
}
