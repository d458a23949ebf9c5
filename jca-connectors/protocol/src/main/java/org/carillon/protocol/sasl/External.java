package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.format.mime.encoding.Charsets;

/** EXTERNAL (RFC 4422 appendix A): the TLS certificate identifies; the client may name a user. */
final class External implements SaslExchange {

  private final SaslPeer peer;

  External(SaslPeer peer) {
    this.peer = peer;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (response.isEmpty()) {
      return new SaslStep.Challenge("");
    }
    return Charsets.utf8(response.get())
        .filter(authorization -> authorization.indexOf('\0') < 0)
        .<SaslStep>map(
            authorization ->
                new SaslStep.Decided(
                    peer.signIn(
                        new Credentials.ClientCertificate(authorization, peer.clientChain()))))
        .orElseGet(SaslStep.Malformed::new);
  }
}
