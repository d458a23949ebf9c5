package org.carillon.webmail.key;

import org.carillon.web.action.Shortcut;

/** The keys for navigation, which are no actions. */
public enum MailKey {
  NEXT(Shortcut.motion("j", "keys.next", "next")),
  PREVIOUS(Shortcut.motion("k", "keys.previous", "previous")),
  OPEN(new Shortcut("Enter", "keys.open", new Shortcut.Browser())),
  SELECT_ALL(Shortcut.motion("*", "keys.all", "selectAll")),
  SELECT(Shortcut.motion("x", "keys.choose", "select")),
  WRITE(Shortcut.pressed("c", "write")),
  INBOX(Shortcut.pressed("g i", "folder.inbox")),
  DRAFTS(Shortcut.pressed("g d", "folder.drafts")),
  SENT(Shortcut.pressed("g s", "folder.sent")),
  DAY(Shortcut.pressed("g t", "jump")),
  HOME(Shortcut.pressed("g h", "calendar.today")),
  CALENDAR(Shortcut.pressed("g c", "calendar")),
  TODOS(Shortcut.pressed("g k", "todos")),
  NOTES(Shortcut.pressed("g n", "notes")),
  CONTACTS(Shortcut.pressed("g p", "contacts")),
  TODAY(Shortcut.pressed("t", "calendar.today")),
  EARLIER(Shortcut.pressed(",", "calendar.before")),
  LATER(Shortcut.pressed(".", "calendar.after")),
  FILES(Shortcut.pressed("g f", "files")),
  UPLOAD(Shortcut.pressed("i", "files.upload")),
  DOWNLOAD(Shortcut.pressed("d", "files.download")),
  SEARCH(Shortcut.pressed("/", "search")),
  HELP(Shortcut.pressed("?", "keys.help"));

  private final Shortcut shortcut;

  MailKey(Shortcut shortcut) {
    this.shortcut = shortcut;
  }

  public Shortcut shortcut() {
    return shortcut;
  }

  /** The keys, in the form of the attribute of the element that they press. */
  public String keys() {
    return shortcut.keys();
  }
}
