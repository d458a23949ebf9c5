package org.carillon.contacts;

import java.util.OptionalLong;

/**
 * Some contacts as a part of a file of vCards.
 *
 * @param octets the vCards, one after the other
 * @param next what to ask with for those that follow; empty when these were the last
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record ExportedContacts(byte[] octets, OptionalLong next) {}
