package org.carillon.groupware;

/**
 * An object that was read.
 *
 * @param uid what it is known by everywhere (UID of iCalendar and vCard)
 * @param mediaType what it is, for clients and for the part of its message, with its component:
 *     {@code text/calendar; charset=utf-8; component=VEVENT}
 * @param summary what is to be known of it without reading it, as {@link GroupwareKind#decode}
 *     takes it
 * @param shown what mail clients see of it
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record ReadObject(String uid, String mediaType, byte[] summary, ShownObject shown) {}
