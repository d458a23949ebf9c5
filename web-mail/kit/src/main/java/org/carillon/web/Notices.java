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
 * said once: the page that says it takes the cookie away, and holds itself what undoes the action.
 */
@Named
@RequestScoped
public class Notices {

  /** For how long a notice shows and its action can be undone, in seconds. */
  static final int SECONDS = 10;

  /** With this header a page asks for parts of itself anew: what was done is not said there. */
  static final String PARTS = "Carillon-Parts";

  private static final SecretCookie COOKIE = new SecretCookie("carillon-notice");

  @Inject private HttpServletRequest request;
  @Inject private Texts texts;

  private Optional<Notice> said;

  /**
   * Lets the next page say it, if that comes within ten seconds; not what a page does by itself.
   */
  public void show(Notice notice) {
    if (request.getHeader(PARTS) == null) {
      COOKIE.write(request, Redirect.response(), notice.text(), SECONDS);
    }
  }

  /** Says nothing more. */
  public void clear() {
    COOKIE.clear(request, Redirect.response());
  }

  /** Whether something that was done is still to be said, here or on the page this one leads to. */
  public boolean isPending() {
    return COOKIE.read(request).flatMap(Notice::parse).isPresent();
  }

  /** The sentence to say now; empty when there is none. */
  public String getSentence() {
    return current().map(notice -> texts.of(notice.key(), notice.fillings().toArray())).orElse("");
  }

  /** What undoes the action; empty when nothing does. */
  public String getUndo() {
    return current().map(Notice::undo).orElse("");
  }

  /** None beside a form that did not pass: what went well before is not the news. */
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

  /** Whether there is something to say, or what was said is being taken back. */
  public boolean isShown() {
    // Asked of the page's request: the injected one would parse a form that could not be read
    // again.
    var asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    return asked.containsKey("take-back") || current().isPresent();
  }
}
