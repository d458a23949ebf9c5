package org.carillon.groupware.internal;

import java.util.Optional;

/**
 * The data of an item that is an object, as stored in its row.
 *
 * @param item the id of the item
 * @param uid the object's own UID, or empty if it cannot be read
 * @param mediaType its media type
 * @param scheduleTag its schedule tag
 * @param position its position in the item's octets, or {@value #DECODED} if it must be decoded
 * @param octets its size in octets
 * @param summary the summary that its kind made, or no octets if it cannot be read
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ItemMetadata(
    long item,
    Optional<String> uid,
    String mediaType,
    Optional<String> scheduleTag,
    long position,
    long octets,
    byte[] summary) {
  /** The position of an object that is encoded in the message. */
  static final long DECODED = -1;
}
