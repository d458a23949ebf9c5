package org.carillon.identity.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Peer;

/**
 * What a client itself sends, as a form.
 *
 * @param parameters all that came, each with all of its values
 * @param authorization the header of that name
 * @param peer from where
 * @param issuer as whom this server was asked ({@code https://mail.example.com})
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
