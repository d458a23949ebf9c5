package org.carillon.store.item;

/**
 * What a collection's items are. It is given when the collection is made, and by METADATA while it
 * is empty. The store treats all alike but for whom it lists them to.
 */
public enum CollectionKind {
  /** Messages. */
  MAIL(true),
  /** Events (RFC 5545 VEVENT, VFREEBUSY). */
  CALENDAR(false),
  /** Tasks (RFC 5545 VTODO). */
  TASKS(false),
  /** Journals (RFC 5545 VJOURNAL). */
  JOURNAL(false),
  /** Contacts and groups (RFC 6350). */
  CONTACTS(false),
  /** Notes. */
  NOTES(false),
  /** Files. */
  FILES(false),
  /** A room's messages. */
  CHAT(false);

  private final boolean listedToMail;

  CollectionKind(boolean listedToMail) {
    this.listedToMail = listedToMail;
  }

  /**
   * Whether mail clients are told of such collections (LIST, NOTIFY, the webmail's folders): most
   * would show a calendar as a folder of unreadable messages. By its name any is still opened.
   */
  public boolean isListedToMail() {
    return listedToMail;
  }
}
