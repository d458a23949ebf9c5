package org.carillon.contacts;

import java.time.Instant;
import org.carillon.store.item.EntityTag;

/**
 * A birthday or an anniversary of a contact as an event that comes again every year.
 *
 * @param name what it is asked for by, as long as its contact stays in its address book under its
 *     key: printable ASCII
 * @param tag its entity tag
 * @param modified since when its contact is as it is
 * @param octets the event (RFC 5545); not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Told octet for octet; two are never compared.
public record ContactDay(String name, EntityTag tag, Instant modified, byte[] octets) {}
