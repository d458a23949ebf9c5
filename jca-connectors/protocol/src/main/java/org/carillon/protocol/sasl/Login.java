package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.format.mime.encoding.Charsets;

/** LOGIN (draft-murchison-sasl-login-00): prompts for name, then password; many clients use it. */
final class Login implements SaslExchange {
  private final SaslPeer peer;
  private String name;

  Login(SaslPeer peer) {
    this.peer = peer;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (response.isEmpty()) {
      return new SaslStep.Challenge("Username:");
    }
    Optional<String> text = Charsets.utf8(response.get());
    if (text.isEmpty() || text.get().isEmpty() || text.get().indexOf('\0') >= 0) {
      return new SaslStep.Malformed();
    }
    if (name == null) {
      name = text.get();
      return new SaslStep.Challenge("Password:");
    }
    return new SaslStep.Decided(peer.signIn(new Credentials.Password("", name, text.get())));
  }
}
