package org.carillon.webmail.conversation;

import org.carillon.webmail.action.MessageSubject;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.ShownMessage;

/**
 * A message of a conversation.
 *
 * @param folder where it lies
 * @param elsewhere whether that is another folder than the one that is open
 * @param row what a folded one shows
 * @param message itself; null where it is folded
 * @param subject itself for actions to be about; null where it is folded
 * @param at the part of an address that opens it in its conversation
 */
public record Stacked(
    Folder folder,
    boolean elsewhere,
    Row row,
    ShownMessage message,
    MessageSubject.Opened subject,
    String at) {

  /** Whether it can be read; else only its row is shown. */
  public boolean isUnfolded() {
    return message != null;
  }

  /** What it is called within the page. */
  public String getId() {
    return folder.key() + "-" + row.uid();
  }
}
