package org.carillon.contract.mail;

import java.util.Optional;

/**
 * MAIL FROM with its parameters.
 *
 * @param address the reverse-path without angle brackets; empty for the null reverse-path
 * @param declaredSize SIZE= (RFC 1870), or 0
 * @param body BODY= (RFC 6152)
 * @param utf8 SMTPUTF8 (RFC 6531)
 * @param returnContent RET= (RFC 3461 §4.3)
 * @param envelopeId ENVID= decoded from xtext (RFC 3461 §4.4)
 * @param options the time and the priority that the sender asked for
 */
public record ReversePath(
    String address,
    long declaredSize,
    Body body,
    boolean utf8,
    Optional<ReturnContent> returnContent,
    Optional<String> envelopeId,
    SenderOptions options) {

  /** Creates a path without options. */
  public ReversePath(
      String address,
      long declaredSize,
      Body body,
      boolean utf8,
      Optional<ReturnContent> returnContent,
      Optional<String> envelopeId) {
    this(address, declaredSize, body, utf8, returnContent, envelopeId, SenderOptions.NONE);
  }

  /** The null reverse-path {@code <>}, without parameters. */
  public static final ReversePath NULL =
      new ReversePath("", 0, Body.SEVEN_BIT, false, Optional.empty(), Optional.empty());

  /** The part of the message that a bounce contains. */
  public enum ReturnContent {
    FULL,
    HDRS
  }

  /** The declared body type. */
  public enum Body {
    SEVEN_BIT,
    EIGHT_BIT_MIME
  }

  /** Returns the same parameters with another address. */
  public ReversePath withAddress(String other) {
    return new ReversePath(other, declaredSize, body, utf8, returnContent, envelopeId, options);
  }

  /** Returns the same path with other options. */
  public ReversePath withOptions(SenderOptions other) {
    return new ReversePath(address, declaredSize, body, utf8, returnContent, envelopeId, other);
  }

  /** Returns whether this is the null reverse-path, to which nothing is ever returned. */
  public boolean isNull() {
    return address.isEmpty();
  }
}
