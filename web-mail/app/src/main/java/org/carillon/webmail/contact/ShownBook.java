package org.carillon.webmail.contact;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * An address book as pages show it.
 *
 * @param id its collection's id
 * @param place its name as a folder
 * @param name what people call it
 * @param owner the account it belongs to; empty of an own one
 * @param items how many contacts it holds
 * @param isWritable whether the reader may put contacts into it, and take them out
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

  /** What it is chosen by in addresses. */
  public String getKey() {
    return Long.toString(id);
  }
}
