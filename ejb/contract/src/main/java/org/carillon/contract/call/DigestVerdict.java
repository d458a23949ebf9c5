package org.carillon.contract.call;

public sealed interface DigestVerdict {

  /** The client knows the password of the account, which is given by its canonical address. */
  record Proven(AddressOfRecord account) implements DigestVerdict {}

  /** A wrong name or password, or an account without SIP. The client can't tell these apart. */
  record Unproven() implements DigestVerdict {}

  /**
   * The answer was not checked, because too many wrong passwords came from the client's network or
   * for the account, in any service. The response has to say that the client may try again later,
   * not that the password is wrong.
   */
  record Barred() implements DigestVerdict {}

  /** The check failed for now; the reason is for the log and without names. */
  record Undecided(String why) implements DigestVerdict {}
}
