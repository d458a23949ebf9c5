package org.carillon.format.mime.structure;

import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Address;

/**
 * The header fields that IMAP shows as ENVELOPE (RFC 9051 §7.5.2), as octets. A string is empty if
 * the field has no value, and absent if the field is missing. {@code sender} and {@code replyTo}
 * are the values of the fields; the caller must apply the default {@code from}.
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

  /** The envelope of a message without any of these fields. */
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
