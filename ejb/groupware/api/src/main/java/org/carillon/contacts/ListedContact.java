package org.carillon.contacts;

import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.ObjectEntry;

/**
 * A contact in a list.
 *
 * @param collection the address book that it is in
 * @param entry which object it is
 * @param summary what is known of it
 */
public record ListedContact(long collection, ObjectEntry entry, ContactSummary summary) {}
