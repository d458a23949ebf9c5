package org.carillon.contacts;

import java.time.Instant;
import org.carillon.store.item.EntityTag;

/**
 * A birthday or an anniversary of a contact, as an event that recurs every year.
 *
 * @param name its identifier, in printable ASCII, which is valid as long as its contact stays in
 *     its address book under its key
 * @param tag its entity tag
 * @param modified when its contact was last changed
 * @param octets the event (RFC 5545), which must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are never compared.
public record ContactDay(String name, EntityTag tag, Instant modified, byte[] octets) {}
