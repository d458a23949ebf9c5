package org.carillon.contract.call;

/** What became of a digest answer. */
public sealed interface DigestVerdict {

  /**
   * The client knows the password.
   *
   * @param account the account's canonical address
   */
  record Proven(AddressOfRecord account) implements DigestVerdict {}

  /** Unknown name, wrong password, or an account that may not use SIP: not told apart. */
  record Unproven() implements DigestVerdict {}

  /**
   * Not looked at: too many wrong passwords came from the client's network or for the account, by
   * whichever way in. To be answered as what may be tried again later, not as a wrong password.
   */
  record Barred() implements DigestVerdict {}

  /**
   * Could not be decided now.
   *
   * @param why a sentence for the log, without names
   */
  record Undecided(String why) implements DigestVerdict {}
}
