package org.carillon.groupware.internal;

import java.util.Optional;

/**
 * What is known of an item that is an object, as its row tells it.
 *
 * @param item the item's id
 * @param uid the object's own UID; empty when it can't be read
 * @param mediaType what it is
 * @param scheduleTag its schedule tag
 * @param position where it lies in the item's octets; {@value #DECODED} when it must be decoded
 * @param octets how long it is
 * @param summary what its kind made of it; without octets when it can't be read
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record KnownItem(
    long item,
    Optional<String> uid,
    String mediaType,
    Optional<String> scheduleTag,
    long position,
    long octets,
    byte[] summary) {
  /** The position of what does not lie in the message as it is. */
  static final long DECODED = -1;
}
