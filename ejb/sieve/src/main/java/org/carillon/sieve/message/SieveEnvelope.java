package org.carillon.sieve.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The message's envelope (RFC 5228 §5.4).
 *
 * @param from the reverse-path; empty for a report
 * @param to the recipient with the script, as the client named it
 * @param extra further parts in lower case: {@code auth}, and of a delivery status notification
 *     {@code notify}, {@code orcpt}, {@code ret}, {@code envid}, {@code bytimeabsolute}, {@code
 *     bytimerelative}, {@code bymode}, {@code bytrace} (RFC 6009 §4)
 */
public record SieveEnvelope(String from, String to, Map<String, List<String>> extra) {
  public SieveEnvelope {
    extra = Map.copyOf(extra);
  }

  public SieveEnvelope(String from, String to) {
    this(from, to, Map.of());
  }

  /** Returns the values of a part; empty if the message has no such part. */
  public Optional<List<String>> part(String name) {
    return switch (name) {
      case "from" -> Optional.of(List.of(from));
      case "to" -> Optional.of(List.of(to));
      default -> Optional.ofNullable(extra.get(name));
    };
  }
}
