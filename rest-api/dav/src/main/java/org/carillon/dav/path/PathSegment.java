package org.carillon.dav.path;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.ItemKey;

/**
 * One name in an address that stands for a mailbox's name or an item's key. Their slashes are
 * {@code =2F}, which no proxy takes for a slash; all others, which is most, are as they are, so
 * that a thing is where the client that made it has put it.
 */
public final class PathSegment {
  private static final String SLASH = "=2F";
  private static final String EQUALS = "=3D";

  private PathSegment() {}

  /** That of a mailbox, where all lie in one row. */
  public static String of(MailboxName name) {
    return escape(name.path());
  }

  /** That of an item. */
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

  /** The mailbox of a segment; empty where no mailbox can have that name. */
  public static Optional<MailboxName> mailbox(String segment) {
    return known(unescape(segment));
  }

  /** The key of a segment; empty where no item can have it. */
  public static Optional<ItemKey> key(String segment) {
    ItemKey key = new ItemKey(unescape(segment));
    return key.problem().isEmpty() ? Optional.of(key) : Optional.empty();
  }

  /** A mailbox of a name; empty where there can be none. */
  public static Optional<MailboxName> known(String path) {
    MailboxName name = new MailboxName(path);
    return name.problem().isEmpty() ? Optional.of(name) : Optional.empty();
  }
}
