package org.carillon.webmail.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;

/**
 * A collection of the reader's that can be shared.
 *
 * @param id the collection's id
 * @param kind what is in it
 * @param name its name
 * @param label its display name
 * @param grants the users with access
 * @param links its secret links
 * @param published the key of the public level; empty for none
 */
public record SharedThing(
    long id,
    CollectionKind kind,
    MailboxName name,
    String label,
    List<Grant> grants,
    List<CalendarLink> links,
    String published) {

  public SharedThing {
    grants = List.copyOf(grants);
    links = List.copyOf(links);
  }

  /**
   * A user's access.
   *
   * @param with the identifier in access lists
   * @param label the display name
   * @param level the key of the level; empty if the rights match none
   * @param rights the rights in words
   * @param letters the rights as letters
   * @param isAsked whether the user has not answered the invitation
   */
  public record Grant(
      String with, String label, String level, String rights, String letters, boolean isAsked) {

    /** An id for the page's elements. */
    public String mark(long thing) {
      return thing + "-" + Integer.toHexString(with.hashCode());
    }
  }

  /** Returns whether anybody else has access. */
  public boolean isShared() {
    return !grants.isEmpty() || !links.isEmpty() || !published.isEmpty();
  }

  public String getIcon() {
    return icon(kind);
  }

  /** The levels that can be granted. */
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

  /** The message key of a kind's name. */
  static String word(CollectionKind kind) {
    return "shares.kind." + kind.name().toLowerCase(Locale.ROOT);
  }

  /** The grant for an identifier. */
  Optional<Grant> grant(String with) {
    return grants.stream().filter(one -> one.with.equals(with)).findFirst();
  }
}
