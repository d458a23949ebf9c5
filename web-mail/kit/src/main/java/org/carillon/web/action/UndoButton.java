package org.carillon.web.action;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.WebApplication;

/** The undo button of a notice. */
@Named("undo")
@RequestScoped
public class UndoButton {

  /** The keyboard key of the button. */
  public static final Shortcut KEY = Shortcut.pressed("z", "undo");

  @Inject @Any private Instance<UndoHandler> handlers;
  @Inject private WebApplication application;
  @Inject private RequestParameters parameters;

  /** Undoes the action; an unknown one leads to the first page. */
  public void takeBack() {
    String carried = parameters.text("undo");
    if (handlers.stream().noneMatch(handler -> handler.undo(carried))) {
      Redirect.to(application.home());
    }
  }

  /** The key in the notation of pages. */
  public String getKey() {
    return KEY.keys();
  }
}
