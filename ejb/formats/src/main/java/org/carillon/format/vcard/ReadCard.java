package org.carillon.format.vcard;

public sealed interface ReadCard {
  /** Returns the line that the card begins in, from 1. */
  int line();

  record Understood(VCard card, int line) implements ReadCard {}

  /** The card could not be read; the message is a sentence. */
  record Refused(VCardFault fault, String message, int line) implements ReadCard {}
}
