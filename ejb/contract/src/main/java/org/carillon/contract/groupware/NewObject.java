package org.carillon.contract.groupware;

/**
 * An object as a client sends it.
 *
 * @param octets the object
 * @param quietly whether nobody is told of what it changes (RFC 6638 §8.1 {@code Schedule-Reply:
 *     F})
 * @param isRestored whether it is what was there before, which its reader brings back: of a meeting
 *     the answers that it has are those that were given, and stay
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record NewObject(byte[] octets, boolean quietly, boolean isRestored) {

  /** Something new. */
  public NewObject(byte[] octets, boolean quietly) {
    this(octets, quietly, false);
  }
}
