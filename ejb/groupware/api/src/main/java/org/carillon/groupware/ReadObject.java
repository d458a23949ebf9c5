package org.carillon.groupware;

/**
 * An object that was read.
 *
 * @param uid its globally unique identifier (UID of iCalendar and vCard)
 * @param mediaType its media type, for clients and for its part of the message, with its component:
 *     {@code text/calendar; charset=utf-8; component=VEVENT}
 * @param summary its encoded summary, as {@link GroupwareKind#decode} reads it
 * @param shown the message as mail clients show it
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record ReadObject(String uid, String mediaType, byte[] summary, ObjectMessageText shown) {}
