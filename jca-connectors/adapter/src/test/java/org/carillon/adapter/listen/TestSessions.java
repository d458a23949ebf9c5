package org.carillon.adapter.listen;

import java.time.Duration;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.Standing;

/** Admits everybody. */
public final class TestSessions implements Sessions {

  @Override
  public SignIn signIn(Credentials credentials, Peer peer) {
    return new SignIn.Admitted(
        new Caller(1, "alice", new Rights.User(), peer.session()), Standing.FOR_EVER);
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return peer.secure();
  }

  @Override
  public boolean digestOffered() {
    return false;
  }

  @Override
  public Duration loginDelay() {
    return Duration.ZERO;
  }

  @Override
  public Duration loginDelay(Caller caller) {
    return Duration.ZERO;
  }

  @Override
  public boolean beginLogin(Caller caller) {
    return true;
  }
}
