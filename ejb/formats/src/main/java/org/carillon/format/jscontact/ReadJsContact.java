package org.carillon.format.jscontact;

import org.carillon.format.vcard.VCard;

/** What became of reading a JSContact Card. */
public sealed interface ReadJsContact {

  /** It was made into a vCard of version 4.0. */
  record Understood(VCard card) implements ReadJsContact {}

  /**
   * It is no Card.
   *
   * @param pointer where it is wrong, as a JSON pointer (RFC 6901)
   * @param message why, in a sentence
   */
  record Refused(String pointer, String message) implements ReadJsContact {}
}
