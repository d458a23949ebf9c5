package org.carillon.mailauth.dmarc;

/**
 * A domain that SPF or DKIM looked at (RFC 9989 §4.3).
 *
 * @param domain of SPF the return path's; of DKIM the signature's {@code d=}
 */
public record AuthenticatedIdentifier(Method method, String domain, Outcome outcome) {

  /** What looked at it. */
  public enum Method {
    SPF,
    DKIM
  }

  /** What it found. */
  public enum Outcome {
    PASS,
    FAIL,
    /** It could not be told now. */
    TEMPERROR
  }
}
