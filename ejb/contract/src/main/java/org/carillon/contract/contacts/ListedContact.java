package org.carillon.contract.contacts;

import org.carillon.contract.groupware.ObjectEntry;
import org.carillon.format.vcard.ContactSummary;

/**
 * A contact in a list.
 *
 * @param collection the address book that it is in
 * @param entry which object it is
 * @param summary what is known of it
 */
public record ListedContact(long collection, ObjectEntry entry, ContactSummary summary) {}
