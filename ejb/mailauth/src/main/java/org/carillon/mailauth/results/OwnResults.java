package org.carillon.mailauth.results;

import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * What this server itself found of a message, read again from its header: the topmost field, above
 * the trace of how it came in. What stands lower was there before, and anybody may have written it.
 */
public final class OwnResults {
  private OwnResults() {}

  /**
   * Finds them; empty where this server found nothing out.
   *
   * @param server this server's authserv-id
   */
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
