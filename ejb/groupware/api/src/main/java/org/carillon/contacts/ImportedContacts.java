package org.carillon.contacts;

import java.util.List;

/**
 * The result of importing a file of contacts.
 *
 * @param added the number of new contacts
 * @param replaced the number of contacts that replaced one with the same UID
 * @param unread the contacts that were not stored, in the order of the file
 * @param more whether the file had more contacts than are imported at once
 */
public record ImportedContacts(int added, int replaced, List<Unread> unread, boolean more) {

  /**
   * A contact that was not stored.
   *
   * @param line the line of the file where it begins, from 1
   * @param reason the reason, as a sentence
   */
  public record Unread(int line, String reason) {}

  public ImportedContacts {
    unread = List.copyOf(unread);
  }
}
