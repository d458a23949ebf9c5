package org.carillon.identity.internal.oauth;

import jakarta.persistence.EntityManager;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.oauth.ClientRequest;

/**
 * The authentication of a client (RFC 6749 §2.3): by its secret in the header or in the form, or by
 * its id alone if it cannot keep a secret. Failures are not counted, because a secret has as many
 * random bits as a token.
 */
record ClientAuthentication(String client, Optional<String> secret) {
  private static final String BASIC = "basic ";

  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "ClientAuthentication[" + client + "]";
  }

  /** Returns the client, if it is authenticated. */
  static Optional<OAuthClientRow> of(EntityManager entities, ClientRequest request) {
    return shown(request)
        .flatMap(
            shown ->
                OAuthClientRow.inUse(entities, shown.client)
                    .filter(
                        row ->
                            row.value().isPublic()
                                ? shown.secret.isEmpty()
                                : shown.secret.filter(row::isProvenBy).isPresent()));
  }

  private static Optional<ClientAuthentication> shown(ClientRequest request) {
    var said = new OAuthParameters(request.parameters());
    Optional<String> header =
        request
            .authorization()
            .filter(text -> text.regionMatches(true, 0, BASIC, 0, BASIC.length()));
    if (header.isEmpty()) {
      return said.some("client_id")
          .map(client -> new ClientAuthentication(client, said.some("client_secret")));
    }
    // A client must use only one method of authentication (RFC 6749 §2.3).
    return said.some("client_secret").isPresent()
        ? Optional.empty()
        : basic(header.get().substring(BASIC.length()).strip())
            .filter(shown -> said.some("client_id").filter(c -> !c.equals(shown.client)).isEmpty());
  }

  /** Reads the id and the secret, which are both form-encoded (RFC 6749 §2.3.1). */
  private static Optional<ClientAuthentication> basic(String text) {
    try {
      String both = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      String secret = URLDecoder.decode(both.substring(colon + 1), StandardCharsets.UTF_8);
      return Optional.of(
          new ClientAuthentication(
              URLDecoder.decode(both.substring(0, colon), StandardCharsets.UTF_8),
              Optional.of(secret).filter(some -> !some.isEmpty())));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
