package org.carillon.groupware;

/**
 * An object as a client sends it.
 *
 * @param octets the object
 * @param telling whether others are notified of what it changes
 * @param isRestored whether it is an earlier version that its reader restores. The answers in a
 *     restored meeting are real answers and stay.
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record NewObject(byte[] octets, Telling telling, boolean isRestored) {

  /** Creates an object that is not a restored one. */
  public NewObject(byte[] octets, Telling telling) {
    this(octets, telling, false);
  }
}
