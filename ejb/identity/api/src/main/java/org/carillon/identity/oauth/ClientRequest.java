package org.carillon.identity.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Peer;

/**
 * A form that the client itself sends.
 *
 * @param parameters all parameters, each with all its values
 * @param authorization the header of that name
 * @param peer the address that the request comes from
 * @param issuer the issuer as which this server was addressed ({@code https://mail.example.com})
 */
public record ClientRequest(
    Map<String, List<String>> parameters,
    Optional<String> authorization,
    Peer peer,
    String issuer) {

  /** Leaves secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "ClientRequest[" + peer.session() + "]";
  }
}
