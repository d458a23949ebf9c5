package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Carries a notice over the redirect in a cookie that lives as long as the deed can be undone, so
 * that any node can render the next page.
 */
@Named
@RequestScoped
public class Notices {

  /** For how long a notice shows and its deed can be undone, in seconds. */
  static final int SECONDS = 10;

  private static final SecretCookie COOKIE = new SecretCookie("carillon-notice");

  @Inject private HttpServletRequest request;
  @Inject private Say say;

  /** Lets the next pages say it, for ten seconds. */
  public void show(Notice notice) {
    COOKIE.write(request, Go.response(), notice.text(), SECONDS);
  }

  /** Says nothing more. */
  public void clear() {
    COOKIE.clear(request, Go.response());
  }

  /** The sentence to say now; empty when there is none. */
  public String getSentence() {
    return current()
        .filter(notice -> say.knows(notice.key()))
        .map(notice -> say.of(notice.key(), notice.fillings().toArray()))
        .orElse("");
  }

  /** What undoes the deed; empty when nothing does. */
  public String getUndo() {
    return current().map(Notice::undo).orElse("");
  }

  /** None beside a form that did not pass: what went well before is not the news. */
  private Optional<Notice> current() {
    return FacesContext.getCurrentInstance().isValidationFailed()
        ? Optional.empty()
        : COOKIE.read(request).flatMap(Notice::parse);
  }
}
