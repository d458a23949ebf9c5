package org.carillon.webmail.find;

import java.util.Locale;
import java.util.Optional;

/** What can be found, in the order in which it is shown. */
public enum FoundKind {
  MAIL("mail"),
  EVENTS("calendar"),
  CONTACTS("users"),
  TASKS("list-todo"),
  NOTES("sticky-note"),
  FILES("folder-open");

  private final String icon;

  FoundKind(String icon) {
    this.icon = icon;
  }

  /** As addresses and bundles say it. */
  public String getWord() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its picture, which is that of its place in the rail. */
  public String getIcon() {
    return icon;
  }

  /** The one that an address says; empty for none. */
  static Optional<FoundKind> of(String word) {
    for (FoundKind kind : values()) {
      if (kind.getWord().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
