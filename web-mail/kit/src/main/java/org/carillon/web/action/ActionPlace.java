package org.carillon.web.action;

/** Where on a page an action can stand; how it looks there is the kit's. */
public enum ActionPlace {
  /** Above a list, for all its things that are selected: icons. */
  BAR("button bare tiny", "aloud", true),
  /** In a row of a list, for its thing alone: icons. */
  ROW("button bare", "aloud", true),
  /** Above the thing that is open: icons with words. */
  PANE("button quiet", "word", false),
  /** In the menu of a bar, for all things that are selected: as in menus. */
  MORE("button", "", false),
  /** In a menu: icons with words, one below the other. */
  MENU("button", "", false);

  private final String buttonClass;
  private final String wordClass;
  private final boolean titled;

  ActionPlace(String buttonClass, String wordClass, boolean titled) {
    this.buttonClass = buttonClass;
    this.wordClass = wordClass;
    this.titled = titled;
  }

  /** The class of buttons and links here. */
  String buttonClass() {
    return buttonClass;
  }

  /** The class of their words; empty for none. */
  String wordClass() {
    return wordClass;
  }

  /** Whether the place is a menu. */
  boolean isMenu() {
    return this == MORE || this == MENU;
  }

  /** Whether the words are seen only when the pointer rests on the icon. */
  boolean isTitled() {
    return titled;
  }
}
