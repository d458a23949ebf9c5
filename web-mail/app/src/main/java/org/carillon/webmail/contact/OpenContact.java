package org.carillon.webmail.contact;

import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.groupware.StoredObject;

/**
 * An existing contact.
 *
 * @param book the address book it is in
 * @param stored the stored object
 * @param card the same, parsed, as version 4.0
 * @param version the vCard version it is stored in
 */
public record OpenContact(ShownBook book, StoredObject stored, VCard card, VCardVersion version) {

  public String key() {
    return stored.entry().key().value();
  }

  /** The tag of its version. */
  public String tag() {
    return stored.entry().tag().value();
  }
}
