package org.carillon.contract.stage;

import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.format.mime.header.Header;

/**
 * The changes that screening makes to a message; an empty part stays as it is.
 *
 * @param header replaces the whole header
 * @param body replaces everything after the header; the code that applies the change closes it
 * @param envelope the new sender and recipients, at least one recipient
 */
public record MessageChange(
    Optional<Header> header, Optional<Spool> body, Optional<Envelope> envelope) {
  public static final MessageChange NONE =
      new MessageChange(Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns a change of the header only. */
  public static MessageChange of(Header header) {
    return new MessageChange(Optional.of(header), Optional.empty(), Optional.empty());
  }

  /** Returns whether the header or the body changes. */
  public boolean isOfContent() {
    return header.isPresent() || body.isPresent();
  }
}
