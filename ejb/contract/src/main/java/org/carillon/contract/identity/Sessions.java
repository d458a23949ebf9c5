package org.carillon.contract.identity;

import java.time.Duration;

/** Makes callers: the only place where a credential becomes a right. */
public interface Sessions {

  /**
   * Checks the credentials. Takes as long as the password hash is set to take, outside any
   * transaction; how many are checked at once is bounded. An unknown name costs the same time as a
   * wrong password.
   */
  SignIn signIn(Credentials credentials, Peer peer);

  /**
   * Whether a password may be offered at all on this connection, before any is sent (drives
   * LOGINDISABLED and the AUTH offer).
   */
  boolean passwordAllowed(Peer peer);

  /**
   * Whether there may be passwords that a digest can be checked with ({@link Credentials.Digest}).
   */
  boolean digestOffered();

  /**
   * How long must lie between two POP3 sessions of an account (RFC 2449 §6.5), where that is
   * longest; zero when nobody waits.
   */
  Duration loginDelay();

  /** How long must lie between two of the caller's POP3 sessions. */
  Duration loginDelay(Caller caller);

  /** Whether the caller may begin a POP3 session now; notes it if so. */
  boolean beginLogin(Caller caller);
}
