package org.carillon.webmail.action;

import static org.carillon.web.action.ActionPlace.MENU;
import static org.carillon.web.action.ActionPlace.PANE;
import static org.carillon.web.action.LinkTarget.FILE;
import static org.carillon.web.action.LinkTarget.FRAME;
import static org.carillon.web.action.LinkTarget.NEW_PAGE;
import static org.carillon.web.action.LinkTarget.PAGE;

import org.carillon.web.action.Action;
import org.carillon.web.action.ActionDeclaration;
import org.carillon.web.action.Actions;
import org.carillon.webmail.action.MessageSubject.Opened;

/** A link from an open message to another page. */
public enum MessageLink implements Action<Opened> {
  BACK(icon("arrow-left").key("u").tone("back").in(PANE).to(Opened::back, FRAME)),
  REPLY(icon("reply").key("r").in(PANE).to(on -> write("reply", on), PAGE)),
  REPLY_ALL(
      icon("reply-all")
          .key("a")
          .words("reply.all")
          .in(PANE)
          .when(on -> on.message().heading().isManyPeople())
          .to(on -> write("all", on), PAGE)),
  FORWARD(icon("forward").key("f").in(PANE).to(on -> write("forward", on), PAGE)),
  REPLY_LIST(
      icon("reply-all")
          .words("reply.list")
          .in(MENU)
          .when(on -> on.message().isOfList())
          .to(on -> write("list", on), PAGE)),
  REDIRECT(
      icon("forward").words("redirect.title").in(MENU).to(on -> "redirect?" + on.alone(), PAGE)),
  EDIT_AS_NEW(icon("square-pen").words("edit.as-new").in(MENU).to(on -> write("new", on), PAGE)),
  SUCH(icon("folder-input").words("such.title").in(MENU).to(on -> "such?" + on.alone(), PAGE)),
  AS_TEXT(
      icon("file-text")
          .in(MENU)
          .when(on -> on.message().isHtml())
          .to(on -> "mail?" + on.inList() + "&as=text", FRAME)),
  CHARSET(
      icon("file-text")
          .words("charset.choose")
          .in(MENU)
          .to(on -> "mail?" + on.inList() + "&cs=choose", FRAME)),
  ALONE(
      icon("printer")
          .in(MENU)
          .to(
              on -> "print?" + on.alone() + (on.isShowingPictures() ? "&pictures=1" : ""),
              NEW_PAGE)),
  SAVE(icon("download").words("save.message").in(MENU).to(on -> "part?" + on.alone(), FILE)),
  SOURCE(
      icon("file-text").words("show.source").in(MENU).to(on -> "source?" + on.alone(), NEW_PAGE));

  /** The links that the mail page offers. */
  public static final Actions<Opened> ALL = Actions.of(MessageLink.class, Opened.class);

  private final ActionDeclaration<Opened> declaration;

  MessageLink(ActionDeclaration<Opened> declaration) {
    this.declaration = declaration;
  }

  private static ActionDeclaration<Opened> icon(String name) {
    return ActionDeclaration.icon(name);
  }

  private static String write(String as, Opened on) {
    return "write?as=" + as + "&" + on.inList();
  }

  @Override
  public ActionDeclaration<Opened> declaration() {
    return declaration;
  }
}
