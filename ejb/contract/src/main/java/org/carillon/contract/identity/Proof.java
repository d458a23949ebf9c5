package org.carillon.contract.identity;

/** The way in which a caller authenticated. */
public enum Proof {
  /** The password itself, or a digest of it, with this request or on this connection. */
  PASSWORD,
  /** A web session, which a password opened. */
  SESSION,
  /** A bearer token, which anybody who has found it can use as well. */
  TOKEN
}
