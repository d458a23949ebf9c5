package org.carillon.format.mime.structure;

import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Address;

/**
 * The header fields that IMAP shows as ENVELOPE (RFC 9051 §7.5.2), as octets. A string is empty
 * when the field is there without a value, absent when the field is not there. {@code sender} and
 * {@code replyTo} are what the fields say: that they default to {@code from} is for whoever shows
 * them.
 */
public record MessageEnvelope(
    Optional<String> date,
    Optional<String> subject,
    List<Address> from,
    List<Address> sender,
    List<Address> replyTo,
    List<Address> to,
    List<Address> cc,
    List<Address> bcc,
    Optional<String> inReplyTo,
    Optional<String> messageId) {

  /** Of a message without any such field. */
  public static final MessageEnvelope EMPTY =
      new MessageEnvelope(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());
}
