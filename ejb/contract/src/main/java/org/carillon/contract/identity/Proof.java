package org.carillon.contract.identity;

/** What a caller showed to be admitted. */
public enum Proof {
  /** The password itself, or a digest of it, with this very request or connection. */
  PASSWORD,
  /** A web session, which a password opened. */
  SESSION,
  /** A bearer token, which whoever found it may show as well. */
  TOKEN
}
