package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.SecretCookie;

/**
 * Carries a notice over the redirect in a cookie, so that any node can render the next page. It is
 * shown once: the page that shows it deletes the cookie, and contains the undo value itself.
 */
@Named
@RequestScoped
public class Notices {

  /** The time that a notice shows and its action can be undone, in seconds. */
  static final int SECONDS = 10;

  /** The header with which a page reloads parts of itself: these show no notice. */
  static final String PARTS = "Carillon-Parts";

  private static final SecretCookie COOKIE = new SecretCookie("carillon-notice");

  @Inject private HttpServletRequest request;
  @Inject private Texts texts;

  private Optional<Notice> said;

  /**
   * Shows it on the next page, if that comes within ten seconds; a page's own reloads do not count.
   */
  public void show(Notice notice) {
    if (request.getHeader(PARTS) == null) {
      COOKIE.write(request, Redirect.response(), notice.text(), SECONDS);
    }
  }

  public void clear() {
    COOKIE.clear(request, Redirect.response());
  }

  /** Returns whether a notice is still to be shown, here or on the next page. */
  public boolean isPending() {
    return COOKIE.read(request).flatMap(Notice::parse).isPresent();
  }

  /** The sentence to show now, or empty. */
  public String getSentence() {
    return current().map(notice -> texts.of(notice.key(), notice.fillings().toArray())).orElse("");
  }

  /** The undo value of the action, or empty. */
  public String getUndo() {
    return current().map(Notice::undo).orElse("");
  }

  /** Empty beside a rejected form: an earlier success is not the news. */
  private Optional<Notice> current() {
    if (said == null) {
      FacesContext context = FacesContext.getCurrentInstance();
      boolean isSaidNow =
          context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE
              && !context.isValidationFailed()
              && request.getHeader(PARTS) == null;
      said =
          isSaidNow
              ? COOKIE.read(request).flatMap(Notice::parse).filter(one -> texts.knows(one.key()))
              : Optional.empty();
      said.ifPresent(once -> clear());
    }
    return said;
  }

  /** Returns whether a notice is shown, or its action is being undone. */
  public boolean isShown() {
    // From the page's request: the injected one would parse a form that may be unreadable again.
    var asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    return asked.containsKey("take-back") || current().isPresent();
  }
}
