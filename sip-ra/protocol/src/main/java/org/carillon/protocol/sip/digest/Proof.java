package org.carillon.protocol.sip.digest;

import org.carillon.contract.call.AddressOfRecord;

/** What a request's credentials prove. */
public sealed interface Proof {

  /**
   * The sender is one of our users.
   *
   * @param account the account's canonical address
   */
  record Given(AddressOfRecord account) implements Proof {}

  /**
   * Nothing yet: to be challenged.
   *
   * @param stale the password may be right, only the nonce was too old
   */
  record Missing(boolean stale) implements Proof {}

  /** Credentials for this realm that are wrong. */
  record Wrong() implements Proof {}

  /** Not looked at: too many that were wrong came before. */
  record Barred() implements Proof {}

  /**
   * Credentials that break the rules of RFC 7616, leave out what we ask for (qop=auth), were made
   * for another request, or name somebody longer than an address can be.
   */
  record Malformed() implements Proof {}

  /**
   * Could not be checked now.
   *
   * @param why for the log
   */
  record Undecided(String why) implements Proof {}
}
