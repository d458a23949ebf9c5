package org.carillon.webmail.contact;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * An address book as pages show it.
 *
 * @param id its collection's id
 * @param place its name as a folder
 * @param name its name for display
 * @param owner the account it belongs to; empty for an own one
 * @param items the number of its contacts
 * @param isWritable whether the reader may add and remove contacts
 * @param isRemovable whether the reader may rename and delete it
 */
public record ShownBook(
    long id,
    MailboxName place,
    String name,
    String owner,
    long items,
    boolean isWritable,
    boolean isRemovable) {

  /** The key that selects it in addresses. */
  public String getKey() {
    return Long.toString(id);
  }
}
