package org.carillon.webmail.action;

import org.carillon.web.action.ActionSubject;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.ShownMessage;

/** The messages of a folder that an action is about. */
public sealed interface MessageSubject extends ActionSubject {

  /** Their folder. */
  Folder folder();

  /**
   * Those that are selected; what they are like, only the browser knows.
   *
   * @param folder their folder
   */
  record Selected(Folder folder) implements MessageSubject {
    @Override
    public String value() {
      return "";
    }
  }

  /**
   * One of the list.
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
   * The one that is open beside the list.
   *
   * @param folder its folder
   * @param message itself
   * @param list the part of an address that leads to the list
   * @param back the address to go back to
   * @param withPictures whether pictures from elsewhere were asked for
   */
  record Opened(Folder folder, ShownMessage message, String list, String back, boolean withPictures)
      implements MessageSubject {
    @Override
    public String value() {
      return Long.toString(message.uid());
    }

    /** Whether its pictures from elsewhere are shown. */
    public boolean isShowingPictures() {
      return withPictures || message.pictures().isShown();
    }

    /** The part of an address that leads to it in this list. */
    public String inList() {
      return list + "&m=" + message.uid();
    }

    /** The part of an address that leads to it and nothing around it. */
    public String alone() {
      return "f=" + folder.key() + "&m=" + message.uid();
    }
  }

  /** Whether some may name a sender, as far as is known. */
  default boolean isFromSomebody() {
    return switch (this) {
      case Selected _, Listed _ -> true;
      case Opened opened -> !opened.message.heading().from().address().isEmpty();
    };
  }

  /** Whether some may be unread, as far as is known. */
  default boolean hasUnread() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isUnread();
      case Opened _ -> false;
    };
  }

  /** Whether some may be read, as far as is known. */
  default boolean hasRead() {
    return switch (this) {
      case Selected _, Opened _ -> true;
      case Listed(var _, Row row) -> !row.isUnread();
    };
  }

  /** Whether some may be without a star, as far as is known. */
  default boolean hasUnstarred() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> !row.isStarred();
      case Opened opened -> !opened.message.isStarred();
    };
  }

  /** Whether some may have a star, as far as is known. */
  default boolean hasStarred() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isStarred();
      case Opened opened -> opened.message.isStarred();
    };
  }

  /** Whether some may be pinned, as far as is known. */
  default boolean hasPinned() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isPinned();
      case Opened opened -> opened.message.keeping().pinned();
    };
  }

  /** Whether some may not be pinned, as far as is known. */
  default boolean hasUnpinned() {
    return this instanceof Selected || !hasPinned();
  }

  /** Whether some may be of a muted conversation, as far as is known. */
  default boolean hasMuted() {
    return switch (this) {
      case Selected _ -> true;
      case Listed(var _, Row row) -> row.isMuted();
      case Opened opened -> opened.message.keeping().muted();
    };
  }

  /** Whether some may be of none, as far as is known. */
  default boolean hasUnmuted() {
    return this instanceof Selected || !hasMuted();
  }

  /** Whether messages may be taken out of the folder. */
  default boolean isRemovable() {
    return folder().isEmptiable();
  }

  /** Whether messages may be put away until a time. */
  default boolean isSnoozable() {
    Folder folder = folder();
    return isRemovable()
        && !folder.isShared()
        && !folder.isDrafts()
        && !folder.isTrash()
        && !folder.isJunk();
  }

  /** Whether messages may be taken out of the folder, which is the junk. */
  default boolean isRemovableJunk() {
    return isRemovable() && folder().isJunk();
  }

  /** Whether messages may be taken out of the folder, which is not the junk. */
  default boolean isRemovableNoJunk() {
    return isRemovable() && !folder().isJunk();
  }
}
