package org.carillon.adapter.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;

/** Admits every user, and counts the watchers of sign-ins. */
public final class TestSessions implements Sessions {
  private final AtomicInteger watching = new AtomicInteger();

  /** Returns the number of signed-in sessions. */
  int watching() {
    return watching.get();
  }

  @Override
  public SignIn signIn(Credentials credentials, Peer peer) {
    return new SignIn.Admitted(
        new Caller(1, "alice", new Rights.User(), peer.session()),
        onFall -> {
          watching.incrementAndGet();
          return watching::decrementAndGet;
        });
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return peer.secure();
  }

  @Override
  public Set<Challenge> challenges(Peer peer) {
    return Set.of();
  }

  @Override
  public Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer) {
    return Optional.empty();
  }

  @Override
  public Optional<String> domain(Peer peer) {
    return Optional.empty();
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

  @Override
  public Optional<Caller> actingAs(Caller caller, String name) {
    return Optional.empty();
  }
}
