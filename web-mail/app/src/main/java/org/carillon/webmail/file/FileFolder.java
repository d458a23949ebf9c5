package org.carillon.webmail.file;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;

/**
 * A folder of files as its reader sees it.
 *
 * @param id what addresses name it by; it survives every renaming
 * @param name its mailbox's name
 * @param rights what the reader may do there
 * @param files how many lie in it, those of folders in it not counted
 */
public record FileFolder(long id, MailboxName name, MailboxRights rights, long files) {

  /** Its name for people: the last level. */
  public String label() {
    String path = name.own().path();
    return path.substring(path.lastIndexOf(MailboxName.DELIMITER) + 1);
  }

  /** Whose it is; empty for the reader's own. */
  public String owner() {
    return name.account();
  }

  /** Whether files may be put there. */
  public boolean isWritable() {
    return rights.has(Right.INSERT);
  }

  /** Whether files may be taken away, or others put in their place. */
  public boolean isErasable() {
    return rights.mayExpunge();
  }

  /** Whether folders may be made in it. */
  public boolean isOpenToFolders() {
    return rights.has(Right.CREATE);
  }

  /** Whether it may be deleted, or be given another name. */
  public boolean isRemovable() {
    return rights.has(Right.DELETE_MAILBOX);
  }

  /** Whether the reader says who else sees it. */
  public boolean isGoverned() {
    return rights.has(Right.ADMINISTER);
  }

  /** The name of a folder in it. */
  MailboxName within(String label) {
    return new MailboxName(name.path() + MailboxName.DELIMITER + label);
  }
}
