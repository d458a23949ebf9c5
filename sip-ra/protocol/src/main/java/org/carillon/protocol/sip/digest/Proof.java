package org.carillon.protocol.sip.digest;

import org.carillon.contract.call.AddressOfRecord;

/** The result of a check of credentials. */
public sealed interface Proof {

  /**
   * The sender is one of our users.
   *
   * @param account the account's canonical address
   */
  record Given(AddressOfRecord account) implements Proof {}

  /**
   * No valid proof: the client must be challenged.
   *
   * @param stale true if the password may be right, but the nonce was too old
   */
  record Missing(boolean stale) implements Proof {}

  /** Credentials for this realm that are wrong. */
  record Wrong() implements Proof {}

  /** Not checked: too many wrong ones came before. */
  record Barred() implements Proof {}

  /**
   * Credentials that violate RFC 7616, lack what we require (qop=auth), were made for another
   * request, or have a username longer than an address can be.
   */
  record Malformed() implements Proof {}

  /**
   * The check failed for now.
   *
   * @param why for the log
   */
  record Undecided(String why) implements Proof {}
}
