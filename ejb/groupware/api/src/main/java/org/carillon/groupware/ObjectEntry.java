package org.carillon.groupware;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * An object in a collection.
 *
 * @param key the name of its DAV resource. An object that was added by IMAP and has no name yet
 *     gets one made of its UID.
 * @param tag its entity tag
 * @param scheduleTag its schedule tag (RFC 6638 §3.2.10), or empty if it is no meeting
 * @param uid the UID under which IMAP shows it
 * @param octets the size of the object itself in octets, without the message around it
 * @param mediaType its media type, with its component: {@code text/calendar; charset=utf-8;
 *     component=VEVENT}
 * @param saved when it was added to this collection
 */
public record ObjectEntry(
    ItemKey key,
    EntityTag tag,
    Optional<String> scheduleTag,
    long uid,
    long octets,
    String mediaType,
    Instant saved) {
  /** The suffix of the tags of objects that the caller does not see completely. */
  public static final String REDACTED = "-veiled";

  /** Returns whether the caller sees only that the object exists and when it takes place. */
  public boolean isRedacted() {
    return tag.value().endsWith(REDACTED);
  }
}
