package org.carillon.groupware;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * An object in a collection.
 *
 * @param key the name of its DAV resource; of what came by IMAP and has none yet, one made of its
 *     UID
 * @param tag its entity tag
 * @param scheduleTag its schedule tag (RFC 6638 §3.2.10); empty of what is no meeting
 * @param uid the UID under which IMAP shows it
 * @param octets how long the object itself is, without the message about it
 * @param mediaType what it is, with its component: {@code text/calendar; charset=utf-8;
 *     component=VEVENT}
 * @param saved when it came into this collection
 */
public record ObjectEntry(
    ItemKey key,
    EntityTag tag,
    Optional<String> scheduleTag,
    long uid,
    long octets,
    String mediaType,
    Instant saved) {
  /** What the tags of objects end with that are not shown whole to who asks. */
  public static final String VEILED = "-veiled";

  /** Whether it is not shown whole, but only that it is there and when. */
  public boolean isVeiled() {
    return tag.value().endsWith(VEILED);
  }
}
