package org.carillon.webmail.action;

import org.carillon.web.action.ActionSubject;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.ShownMessage;

/** The messages of a folder that an action is about. */
public sealed interface MessageSubject extends ActionSubject {

  Folder folder();

  /** Selected messages of a folder. Only the browser knows their properties. */
  record Selected(Folder folder) implements MessageSubject {
    @Override
    public String value() {
      return "";
    }
  }

  /**
   * A message of the list.
   *
   * @param folder its folder
   * @param row its row
   */
  record Listed(Folder folder, Row row) implements MessageSubject {
    @Override
    public String value() {
      return Long.toString(row.uid());
    }
  }

  /**
   * The message that is open beside the list.
   *
   * @param folder its folder
   * @param message the message itself
   * @param list the part of an address that leads to the list
   * @param back the address to go back to
   * @param withPictures whether the reader asked for remote pictures
   */
  record Opened(Folder folder, ShownMessage message, String list, String back, boolean withPictures)
      implements MessageSubject {
    @Override
    public String value() {
      return Long.toString(message.uid());
    }

    /** Returns whether remote pictures of the message are shown. */
    public boolean isShowingPictures() {
      return withPictures || message.pictures().isShown();
    }

    /** Returns the part of an address that leads to the message in this list. */
    public String inList() {
      return list + "&m=" + message.uid();
    }

    /** Returns the part of an address that leads to the message alone, without a list. */
    public String alone() {
      return "f=" + folder.key() + "&m=" + message.uid();
    }
  }

  /** Returns false only if it is known that no message names a sender. */
  default boolean isFromSomebody() {
    return switch (this) {
      case Selected _, Listed _ -> true;
      case Opened opened -> !opened.message.heading().from().address().isEmpty();
    };
  }

  /** Returns false only if it is known that no message is unread. */
  default boolean hasUnread() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isUnread();
      case Opened _ -> false;
    };
  }

  /** Returns false only if it is known that no message is read. */
  default boolean hasRead() {
    return switch (this) {
      case Selected _, Opened _ -> true;
      case Listed(var _, Row row) -> !row.isUnread();
    };
  }

  /** Returns false only if it is known that all messages have a star. */
  default boolean hasUnstarred() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> !row.isStarred();
      case Opened opened -> !opened.message.isStarred();
    };
  }

  /** Returns false only if it is known that no message has a star. */
  default boolean hasStarred() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isStarred();
      case Opened opened -> opened.message.isStarred();
    };
  }

  /** Returns false only if it is known that no message is pinned. */
  default boolean hasPinned() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isPinned();
      case Opened opened -> opened.message.keeping().pinned();
    };
  }

  /** Returns false only if it is known that all messages are pinned. */
  default boolean hasUnpinned() {
    return this instanceof Selected || !hasPinned();
  }

  /** Returns false only if it is known that no message is of a muted conversation. */
  default boolean hasMuted() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isMuted();
      case Opened opened -> opened.message.keeping().muted();
    };
  }

  /** Returns false only if it is known that all messages are of muted conversations. */
  default boolean hasUnmuted() {
    return this instanceof Selected || !hasMuted();
  }

  /** Returns whether messages may be removed from the folder. */
  default boolean isRemovable() {
    return folder().isEmptiable();
  }

  /** Returns whether messages may be snoozed. */
  default boolean isSnoozable() {
    Folder folder = folder();
    return isRemovable()
        && !folder.isShared()
        && !folder.isDrafts()
        && !folder.isTrash()
        && !folder.isJunk();
  }

  /** Returns whether the folder is the junk and messages may be removed from it. */
  default boolean isRemovableJunk() {
    return isRemovable() && folder().isJunk();
  }

  /** Returns whether the folder is not the junk and messages may be removed from it. */
  default boolean isRemovableNoJunk() {
    return isRemovable() && !folder().isJunk();
  }
}
