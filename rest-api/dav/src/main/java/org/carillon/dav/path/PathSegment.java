package org.carillon.dav.path;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.ItemKey;

/**
 * One segment of an address, for a mailbox's name or an item's key. A slash in it is {@code =2F},
 * which no proxy takes for a slash; most names are unchanged, so that a resource is where its
 * client put it.
 */
public final class PathSegment {
  private static final String SLASH = "=2F";
  private static final String EQUALS = "=3D";

  private PathSegment() {}

  /** Returns the segment of a mailbox when all are in one flat list. */
  public static String of(MailboxName name) {
    return escape(name.path());
  }

  /** Returns the segment of an item. */
  public static String of(ItemKey key) {
    return escape(key.value());
  }

  private static String escape(String name) {
    return name.replace(EQUALS, EQUALS + "3D").replace(SLASH, EQUALS + "2F").replace("/", SLASH);
  }

  private static String unescape(String segment) {
    StringBuilder name = new StringBuilder();
    for (int at = 0; at < segment.length(); at++) {
      if (segment.startsWith(SLASH, at)) {
        name.append('/');
        at += 2;
      } else if (segment.startsWith(EQUALS, at)) {
        name.append('=');
        at += 2;
      } else {
        name.append(segment.charAt(at));
      }
    }
    return name.toString();
  }

  /** Returns the mailbox of a segment, or empty if no mailbox can have that name. */
  public static Optional<MailboxName> mailbox(String segment) {
    return known(unescape(segment));
  }

  /** Returns the key of a segment, or empty if no item can have it. */
  public static Optional<ItemKey> key(String segment) {
    ItemKey key = new ItemKey(unescape(segment));
    return key.problem().isEmpty() ? Optional.of(key) : Optional.empty();
  }

  /** Returns the mailbox name, or empty if it is not a valid one. */
  public static Optional<MailboxName> known(String path) {
    MailboxName name = new MailboxName(path);
    return name.problem().isEmpty() ? Optional.of(name) : Optional.empty();
  }
}
