package org.carillon.webmail.conversation;

import org.carillon.webmail.action.MessageSubject;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.ShownMessage;

/**
 * A message of a conversation.
 *
 * @param folder its folder
 * @param elsewhere whether that is another folder than the open one
 * @param row the row that is shown while it is folded
 * @param message the message; null while it is folded
 * @param subject the message as the subject of actions; null while it is folded
 * @param at the part of an address that opens it in its conversation
 */
public record ConversationMessage(
    Folder folder,
    boolean elsewhere,
    Row row,
    ShownMessage message,
    MessageSubject.Opened subject,
    String at) {

  /** Returns whether the whole message is shown, not only its row. */
  public boolean isUnfolded() {
    return message != null;
  }

  /** The id of its element in the page. */
  public String getId() {
    return folder.key() + "-" + row.uid();
  }
}
