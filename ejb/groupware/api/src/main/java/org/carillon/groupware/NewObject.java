package org.carillon.groupware;

/**
 * An object as a client sends it.
 *
 * @param octets the object
 * @param telling whether others are told of what it changes
 * @param isRestored whether it is what was there before, which its reader brings back: of a meeting
 *     the answers that it has are those that were given, and stay
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record NewObject(byte[] octets, Telling telling, boolean isRestored) {

  /** Something new. */
  public NewObject(byte[] octets, Telling telling) {
    this(octets, telling, false);
  }
}
