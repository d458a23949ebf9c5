package org.carillon.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;

/** What an error page says. */
@Named
@RequestScoped
public class Problem {
  private static final Set<Integer> TOLD = Set.of(400, 403, 404, 411, 413, 500, 503);

  /** Set where it is the caller who may not, not the form that is not believed. */
  private static final String DENIED = "carillon.denied";

  /** Set where it is others' work that is in the way. */
  private static final String BUSY = "carillon.busy";

  @Inject private HttpServletRequest request;

  /** Says of a request that is answered 403 that its caller may not. */
  static void denied(Map<String, Object> request) {
    request.put(DENIED, true);
  }

  /** Says of a request that is answered 503 that too much else is done just now. */
  public static void busy(HttpServletRequest request) {
    request.setAttribute(BUSY, true);
  }

  /** The key of the page's title. */
  public String getTitle() {
    return "problem." + what() + ".title";
  }

  /** The key of what happened, what is safe and what to do. */
  public String getText() {
    return request.getAttribute(BUSY) != null
        ? "problem.busy.text"
        : "problem." + what() + (isUnsent() ? ".sent" : ".text");
  }

  /** Whether what somebody typed may be lost if he does not go back for it. */
  private boolean isUnsent() {
    return request.getMethod().equals("POST")
        && request.getAttribute(DENIED) == null
        && status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }

  /**
   * Whether the page may have forms of its own: where the request's form could not be read, Weld
   * asks it for the conversation's number with each form that it renders, and fails.
   */
  public boolean isWithForms() {
    return !WithoutForm.isNoted(request);
  }

  private String what() {
    return request.getAttribute(DENIED) == null ? "" + status() : "denied";
  }

  private int status() {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status instanceof Integer code) {
      return TOLD.contains(code) ? code : code < 500 ? 400 : 500;
    }
    return 404;
  }
}
