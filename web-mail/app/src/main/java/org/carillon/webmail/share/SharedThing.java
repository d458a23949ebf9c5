package org.carillon.webmail.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;

/**
 * Something of the reader's that others may be let into.
 *
 * @param id the collection's id, of whatever kind
 * @param kind what is in it
 * @param name its name
 * @param label what people call it
 * @param grants who is let in
 * @param links its secret addresses
 * @param published the key of what everybody sees of it; empty for nothing
 */
public record SharedThing(
    long id,
    CollectionKind kind,
    MailboxName name,
    String label,
    List<Grant> grants,
    List<CalendarLink> links,
    String published) {

  /** Keeps copies. */
  public SharedThing {
    grants = List.copyOf(grants);
    links = List.copyOf(links);
  }

  /**
   * Somebody who is let in.
   *
   * @param with as access lists name it
   * @param label for people
   * @param level the key of what may be done; empty where that has no name
   * @param rights the same in words
   * @param letters the rights themselves
   * @param isAsked whether that person has not answered the invitation
   */
  public record Grant(
      String with, String label, String level, String rights, String letters, boolean isAsked) {

    /** As ids of a page may have it. */
    public String mark(long thing) {
      return thing + "-" + Integer.toHexString(with.hashCode());
    }
  }

  /** Whether anybody else is let in. */
  public boolean isShared() {
    return !grants.isEmpty() || !links.isEmpty() || !published.isEmpty();
  }

  /** Its icon. */
  public String getIcon() {
    return icon(kind);
  }

  /** What may be given of it. */
  public List<String> getLevels() {
    return Levels.of(kind);
  }

  /** The icon of a kind. */
  static String icon(CollectionKind kind) {
    return switch (kind) {
      case MAIL, FILES -> "folder";
      case CALENDAR, JOURNAL -> "clock";
      case TASKS -> "list";
      case CONTACTS -> "users";
      case NOTES -> "file-text";
      case CHAT -> "message-square";
    };
  }

  /** The key of a kind's name. */
  static String word(CollectionKind kind) {
    return "shares.kind." + kind.name().toLowerCase(Locale.ROOT);
  }

  /** The one with an identifier. */
  Optional<Grant> grant(String with) {
    return grants.stream().filter(one -> one.with.equals(with)).findFirst();
  }
}
