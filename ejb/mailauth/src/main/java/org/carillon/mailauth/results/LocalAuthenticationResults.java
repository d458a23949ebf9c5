package org.carillon.mailauth.results;

import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * Reads this server's own results from a message's header: the topmost field, above the trace of
 * the message's arrival. Lower fields were there before and may be forged.
 */
public final class LocalAuthenticationResults {
  private LocalAuthenticationResults() {}

  /** Returns the results with this server's authserv-id, or empty if there are none. */
  public static Optional<AuthenticationResults> of(Header header, String server) {
    int arrived = header.first("Received").map(HeaderField::index).orElse(0);
    return header
        .first(AuthenticationResults.NAME)
        .filter(field -> field.index() < arrived)
        .flatMap(field -> AuthenticationResults.parse(field.utf8()))
        .filter(results -> results.server().equalsIgnoreCase(server))
        .filter(results -> !results.methods().isEmpty());
  }
}
