package org.carillon.webmail.find;

import java.util.Locale;
import java.util.Optional;

/** The kinds of results, in the order in which they are shown. */
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

  /** The word in addresses and bundle keys. */
  public String getWord() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The icon, which is that of its place in the navigation rail. */
  public String getIcon() {
    return icon;
  }

  /** Returns the kind with the word; empty for none. */
  static Optional<FoundKind> of(String word) {
    for (FoundKind kind : values()) {
      if (kind.getWord().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
