package org.carillon.contacts;

import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.ObjectEntry;

/**
 * A contact in a list.
 *
 * @param collection the address book that contains it
 * @param entry its entry
 * @param summary its summary
 */
public record ListedContact(long collection, ObjectEntry entry, ContactSummary summary) {}
