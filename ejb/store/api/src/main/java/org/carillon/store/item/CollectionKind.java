package org.carillon.store.item;

/**
 * The kind of a collection's items. It is set when the collection is created, and by METADATA while
 * it is empty. The store treats all kinds alike, except for the clients that it lists them to.
 */
public enum CollectionKind {
  /** Messages of mail. */
  MAIL(true),
  /** Events (RFC 5545 VEVENT, VFREEBUSY). */
  CALENDAR(false),
  /** Tasks (RFC 5545 VTODO). */
  TASKS(false),
  /** Journals (RFC 5545 VJOURNAL). */
  JOURNAL(false),
  /** Contacts and groups (RFC 6350). */
  CONTACTS(false),
  /** Notes of plain text. */
  NOTES(false),
  /** Files of any type. */
  FILES(false),
  /** The messages of a chat room. */
  CHAT(false);

  private final boolean listedToMail;

  CollectionKind(boolean listedToMail) {
    this.listedToMail = listedToMail;
  }

  /**
   * Returns whether such collections are listed to mail clients (LIST, NOTIFY, the webmail's
   * folders). Most clients would show a calendar as a folder of unreadable messages. A client can
   * still open any collection by its name.
   */
  public boolean isListedToMail() {
    return listedToMail;
  }
}
