package org.carillon.webmail.file;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;

/**
 * A folder of files as its reader sees it.
 *
 * @param id its id in addresses, which no renaming changes
 * @param name its mailbox's name
 * @param files the number of files in it, without those of its subfolders
 */
public record FileFolder(long id, MailboxName name, MailboxRights rights, long files) {

  /** Its name for display: the last level. */
  public String label() {
    String path = name.own().path();
    return path.substring(path.lastIndexOf(MailboxName.DELIMITER) + 1);
  }

  /** Its owner; empty for the reader's own. */
  public String owner() {
    return name.account();
  }

  /** Returns whether the reader may add files. */
  public boolean isWritable() {
    return rights.has(Right.INSERT);
  }

  /** Returns whether the reader may remove or replace files. */
  public boolean isErasable() {
    return rights.mayExpunge();
  }

  /** Returns whether the reader may create subfolders. */
  public boolean isOpenToFolders() {
    return rights.has(Right.CREATE);
  }

  /** Returns whether the reader may delete or rename it. */
  public boolean isRemovable() {
    return rights.has(Right.DELETE_MAILBOX);
  }

  /** Returns whether the reader may share it. */
  public boolean isGoverned() {
    return rights.has(Right.ADMINISTER);
  }

  /** Returns the name of a subfolder. */
  MailboxName within(String label) {
    return new MailboxName(name.path() + MailboxName.DELIMITER + label);
  }
}
