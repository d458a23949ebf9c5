package org.carillon.webmail.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;

/** A reader's collection to share; {@code published} is its public level's key, or empty. */
public record SharedCollection(
    long id,
    CollectionKind kind,
    MailboxName name,
    String label,
    List<Grant> grants,
    List<CalendarLink> links,
    String published) {

  public SharedCollection {
    grants = List.copyOf(grants);
    links = List.copyOf(links);
  }

  /**
   * A user's access.
   *
   * @param with the identifier in access lists
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
    return ShareLevelKeys.of(kind);
  }

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
