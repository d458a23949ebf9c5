package org.carillon.protocol.sip.digest;

import org.carillon.contract.call.AddressOfRecord;

/** The result of a check of credentials. */
public sealed interface Proof {

  /** The sender is one of our users, by the canonical address. */
  record Given(AddressOfRecord account) implements Proof {}

  /** No valid proof, so challenge; stale if only the nonce may be too old. */
  record Missing(boolean stale) implements Proof {}

  /** Credentials for this realm that are wrong. */
  record Wrong() implements Proof {}

  /** The proof was not checked: too many wrong ones came before. */
  record Barred() implements Proof {}

  /** Malformed credentials (RFC 7616), without qop=auth, of another request or a long name. */
  record Malformed() implements Proof {}

  /** The check failed for now; the reason is for the log. */
  record Undecided(String why) implements Proof {}
}
