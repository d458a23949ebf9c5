package org.carillon.contract.mail;

/**
 * The treatment of a message that contains CR or LF alone, which no message may contain (RFC 5321
 * §2.3.8). It does not affect where a message ends: only CRLF.CRLF ends one.
 */
public enum BareNewlinePolicy {
  REFUSE,
  /** Each bare CR or LF, and each CR CR LF, is replaced by CRLF. */
  NORMALIZE
}
