package org.carillon.webmail.action;

import static org.carillon.web.action.ActionPlace.BAR;
import static org.carillon.web.action.ActionPlace.MENU;
import static org.carillon.web.action.ActionPlace.MORE;
import static org.carillon.web.action.ActionPlace.PANE;
import static org.carillon.web.action.ActionPlace.ROW;

import org.carillon.web.action.Action;
import org.carillon.web.action.ActionDeclaration;
import org.carillon.web.action.Actions;

/** An action that changes messages or moves them. */
public enum MessageAction implements Action<MessageSubject> {
  ARCHIVE(Then.NEXT, icon("archive").key("e").in(BAR, ROW, PANE).when(MessageSubject::isRemovable)),
  DELETE(
      Then.NEXT,
      icon("trash-2")
          .key("#")
          .words("delete.forever", on -> on.folder().isTrash())
          .in(BAR, ROW, PANE)
          .when(MessageSubject::isRemovable)),
  READ(
      Then.STAY,
      icon("mail-open")
          .words("mark.read")
          .in(BAR, ROW)
          .when(on -> on.folder().isMarkable())
          .when(MessageSubject::hasUnread)),
  UNREAD(
      Then.CLOSE,
      icon("mail")
          .words("mark.unread")
          .in(BAR, ROW, MENU)
          .when(on -> on.folder().isMarkable())
          .when(MessageSubject::hasRead)),
  STAR(
      Then.STAY,
      icon("star")
          .key("s")
          .in(BAR, MENU)
          .when(on -> on.folder().isFlaggable())
          .when(MessageSubject::hasUnstarred)),
  UNSTAR(
      Then.STAY,
      icon("star")
          .key("s")
          .in(MENU)
          .when(on -> on.folder().isFlaggable())
          .when(MessageSubject::hasStarred)),
  JUNK(Then.NEXT, icon("ban").in(BAR, MENU).when(MessageSubject::isRemovableNoJunk)),
  NOT_JUNK(Then.NEXT, icon("inbox").in(BAR, MENU).when(MessageSubject::isRemovableJunk)),
  MOVE(
      Then.NEXT,
      icon("folder-input").key("v").asks("to").in(BAR, MENU).when(MessageSubject::isRemovable)),
  SNOOZE(
      Then.NEXT,
      icon("clock")
          .words("snooze.again", on -> on.folder().isSnoozed())
          .key("b")
          .asks("until")
          .in(MORE, MENU)
          .when(MessageSubject::isSnoozable)),
  UNSNOOZE(
      Then.NEXT,
      icon("inbox").in(BAR, ROW, PANE).when(on -> on.isRemovable() && on.folder().isSnoozed())),
  LABEL(
      Then.STAY,
      icon("tag")
          .words("label-as")
          .key("l")
          .asks("tag")
          .in(MORE, MENU)
          .when(on -> on.folder().isFlaggable())),
  UNLABEL(Then.STAY, icon("x").asks("tag").in(MORE).when(on -> on.folder().isFlaggable())),
  PIN(
      Then.STAY,
      icon("pin")
          .key("p")
          .in(MORE, MENU)
          .when(on -> on.folder().isFlaggable())
          .when(MessageSubject::hasUnpinned)),
  UNPIN(
      Then.STAY,
      icon("pin-off")
          .key("p")
          .in(MORE, MENU)
          .when(on -> on.folder().isFlaggable())
          .when(MessageSubject::hasPinned)),
  MUTE(
      Then.STAY,
      icon("bell-off")
          .key("m")
          .in(MORE, MENU)
          .when(on -> on.folder().isFlaggable() && !on.folder().isShared())
          .when(MessageSubject::hasUnmuted)),
  UNMUTE(
      Then.STAY,
      icon("bell")
          .key("m")
          .in(MORE, MENU)
          .when(on -> on.folder().isFlaggable() && !on.folder().isShared())
          .when(MessageSubject::hasMuted)),
  TODO(Then.STAY, icon("list-todo").key("T").words("todo.make").in(MORE, MENU)),
  BLOCK(Then.STAY, icon("ban").words("such.block").in(MENU).when(MessageSubject::isFromSomebody)),
  COPY(Then.STAY, icon("copy").asks("to").in(BAR));

  /** The actions that the mail page offers and accepts. */
  public static final Actions<MessageSubject> ALL =
      Actions.of(MessageAction.class, MessageSubject.class);

  /** The message that is open after an action on the open one. */
  public enum Then {
    /** The next message of the list: the old one is no longer in it. */
    NEXT,
    /** The same message. */
    STAY,
    /** No message: the old one would be marked as read again. */
    CLOSE
  }

  private final Then then;
  private final ActionDeclaration<MessageSubject> declaration;

  MessageAction(Then then, ActionDeclaration<MessageSubject> declaration) {
    this.then = then;
    this.declaration = declaration;
  }

  private static ActionDeclaration<MessageSubject> icon(String name) {
    return ActionDeclaration.icon(name);
  }

  public Then then() {
    return then;
  }

  @Override
  public ActionDeclaration<MessageSubject> declaration() {
    return declaration;
  }
}
