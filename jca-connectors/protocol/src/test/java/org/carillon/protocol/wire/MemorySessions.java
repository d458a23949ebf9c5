package org.carillon.protocol.wire;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;

/**
 * Admits everybody whose password is {@code secret}, over TLS only; {@code locked}, {@code busy}
 * and {@code other} meet what their names say.
 */
public final class MemorySessions implements Sessions {

  @Override
  public SignIn signIn(Credentials credentials, Peer peer) {
    if (!passwordAllowed(peer)) {
      return new SignIn.Rejected(SignIn.Reason.NEEDS_ENCRYPTION);
    }
    return switch (credentials) {
      case Credentials.Token(var _) -> new SignIn.Rejected(SignIn.Reason.WRONG);
      case Credentials.Password(String authorization, String name, String password) -> {
        if (name.equals("busy")) {
          yield new SignIn.TryLater("Too many at once");
        }
        if (!password.equals("secret")) {
          yield new SignIn.Rejected(SignIn.Reason.WRONG);
        }
        if (name.equals("locked")) {
          yield new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
        }
        if (!authorization.isEmpty() && !authorization.equals(name)) {
          yield new SignIn.Rejected(SignIn.Reason.NOT_AUTHORIZED_AS);
        }
        yield new SignIn.Admitted(new Caller(7, name, new Rights.User(), peer.session()));
      }
    };
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return peer.secure();
  }
}
