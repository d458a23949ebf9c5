package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.format.mime.encoding.Charsets;

/** PLAIN (RFC 4616): {@code [authzid] NUL authcid NUL passwd}. */
final class Plain implements SaslExchange {

  private final SaslPeer peer;

  Plain(SaslPeer peer) {
    this.peer = peer;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (response.isEmpty()) {
      return new SaslStep.Challenge("");
    }
    return Charsets.utf8(response.get()).map(this::parse).orElseGet(SaslStep.Malformed::new);
  }

  private SaslStep parse(String message) {
    int first = message.indexOf('\0');
    int second = message.indexOf('\0', first + 1);
    if (first < 0 || second < 0 || message.indexOf('\0', second + 1) >= 0) {
      return new SaslStep.Malformed();
    }
    String authorization = message.substring(0, first);
    String name = message.substring(first + 1, second);
    String password = message.substring(second + 1);
    if (name.isEmpty() || password.isEmpty()) {
      return new SaslStep.Malformed();
    }
    return new SaslStep.Decided(
        peer.signIn(new Credentials.Password(authorization, name, password)));
  }
}
