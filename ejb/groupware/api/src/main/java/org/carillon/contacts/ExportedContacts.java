package org.carillon.contacts;

import java.util.OptionalLong;

/**
 * Contacts as a part of a file of vCards.
 *
 * @param octets the concatenated vCards
 * @param next the position to ask with for the next part, or empty if this is the last
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record ExportedContacts(byte[] octets, OptionalLong next) {}
