package org.carillon.webmail.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.web.request.WebPeer;

/** Checks that the web sessions of live connections are still valid. */
@ApplicationScoped
public class LiveSessions {
  @Inject private Sessions sessions;

  /** Returns whether the session with this secret is valid; also true if this cannot be checked. */
  boolean isOpen(String secret, boolean secure) {
    return switch (sessions.signIn(
        new Credentials.WebSession(secret), WebPeer.ofSocket(secret, secure))) {
      case SignIn.Admitted(var caller, var _, var _) -> true;
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ -> false;
      case SignIn.TryLater _ -> true;
    };
  }
}
