package org.carillon.web.action;

/** The places of actions on a page; the kit decides their style. */
public enum ActionPlace {
  /** Above a list, for all selected items: icons. */
  BAR("button bare tiny", "aloud", true),
  /** A row of a list, for its item only: icons. */
  ROW("button bare", "aloud", true),
  /** Above the open item: icons with words. */
  PANE("button quiet", "word", false),
  /** The menu of a bar, for all selected items: as in menus. */
  MORE("button", "", false),
  /** A menu: icons with words, one below the other. */
  MENU("button", "", false);

  private final String buttonClass;
  private final String wordClass;
  private final boolean titled;

  ActionPlace(String buttonClass, String wordClass, boolean titled) {
    this.buttonClass = buttonClass;
    this.wordClass = wordClass;
    this.titled = titled;
  }

  String buttonClass() {
    return buttonClass;
  }

  String wordClass() {
    return wordClass;
  }

  boolean isMenu() {
    return this == MORE || this == MENU;
  }

  /** Returns whether the words show only as a tooltip of the icon. */
  boolean isTitled() {
    return titled;
  }
}
