package org.carillon.webmail.contact;

import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.groupware.StoredObject;

/**
 * A contact that is there.
 *
 * @param book the address book it is in
 * @param stored as it is kept
 * @param card the same, read, of version 4.0
 * @param version the version it is kept in
 */
public record OpenContact(ShownBook book, StoredObject stored, VCard card, VCardVersion version) {

  /** Its key. */
  public String key() {
    return stored.entry().key().value();
  }

  /** Which version of it this is. */
  public String tag() {
    return stored.entry().tag().value();
  }
}
