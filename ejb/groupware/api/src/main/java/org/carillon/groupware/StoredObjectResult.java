package org.carillon.groupware;

import java.util.Optional;
import org.carillon.store.item.EntityTag;

/**
 * An object that was stored durably.
 *
 * @param tag its entity tag
 * @param scheduleTag its schedule tag (RFC 6638 §3.2.10), or empty if it is no meeting
 * @param uid the UID under which IMAP shows it
 * @param replaced whether it replaced an object with the same key
 * @param asSent whether the stored octets are exactly those that were sent. If not, DAV returns no
 *     tag (RFC 4791 §5.3.4).
 */
public record StoredObjectResult(
    EntityTag tag, Optional<String> scheduleTag, long uid, boolean replaced, boolean asSent) {}
