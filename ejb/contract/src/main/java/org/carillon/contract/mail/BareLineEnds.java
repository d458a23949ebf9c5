package org.carillon.contract.mail;

/**
 * What becomes of a message with CR or LF alone, which no message has (RFC 5321 §2.3.8). Where it
 * ends is never a question: only CRLF.CRLF ends one.
 */
public enum BareLineEnds {
  /** It is refused. */
  REFUSE,
  /** Each of them, and CR CR LF, becomes CRLF. */
  NORMALIZE
}
