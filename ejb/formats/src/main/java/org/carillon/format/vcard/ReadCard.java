package org.carillon.format.vcard;

/** What became of reading a vCard. */
public sealed interface ReadCard {
  /** The line that it begins in, from 1. */
  int line();

  /** It was read. */
  record Understood(VCard card, int line) implements ReadCard {}

  /**
   * It was not.
   *
   * @param message why, in a sentence
   */
  record Refused(VCardFault fault, String message, int line) implements ReadCard {}
}
