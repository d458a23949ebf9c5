package org.carillon.groupware;

import java.util.Optional;
import org.carillon.store.item.EntityTag;

/**
 * An object that was put, durably.
 *
 * @param tag its tag
 * @param scheduleTag its schedule tag (RFC 6638 §3.2.10); empty of what is no meeting
 * @param uid the UID under which IMAP shows it
 * @param replaced whether another had the key
 * @param asSent whether what is stored is octet for octet what was sent: if not, DAV tells it no
 *     tag (RFC 4791 §5.3.4)
 */
public record PutObject(
    EntityTag tag, Optional<String> scheduleTag, long uid, boolean replaced, boolean asSent) {}
