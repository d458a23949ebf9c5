package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.protocol.wire.Utf8;

/** PLAIN (RFC 4616): {@code [authzid] NUL authcid NUL passwd}. */
final class Plain implements Exchange {

  @Override
  public Step step(Optional<byte[]> response) {
    if (response.isEmpty()) {
      return new Step.Challenge("");
    }
    return Utf8.decode(response.get()).map(Plain::parse).orElseGet(Step.Malformed::new);
  }

  private static Step parse(String message) {
    int first = message.indexOf('\0');
    int second = message.indexOf('\0', first + 1);
    if (first < 0 || second < 0 || message.indexOf('\0', second + 1) >= 0) {
      return new Step.Malformed();
    }
    String authorization = message.substring(0, first);
    String name = message.substring(first + 1, second);
    String password = message.substring(second + 1);
    if (name.isEmpty() || password.isEmpty()) {
      return new Step.Malformed();
    }
    return new Step.Shown(new Credentials.Password(authorization, name, password));
  }
}
