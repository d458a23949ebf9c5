package org.carillon.format.jscontact;

import org.carillon.format.vcard.VCard;

public sealed interface ReadJsContact {

  /** The Card was converted to a vCard of version 4.0. */
  record Understood(VCard card) implements ReadJsContact {}

  /** The JSON is not a valid Card, because of the member at the pointer (RFC 6901). */
  record Refused(String pointer, String message) implements ReadJsContact {}
}
