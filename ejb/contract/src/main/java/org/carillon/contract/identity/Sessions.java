package org.carillon.contract.identity;

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
}
