package org.carillon.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;

/** The text of an error page. */
@Named
@RequestScoped
public class Problem {
  private static final Set<Integer> TOLD = Set.of(400, 403, 404, 411, 413, 500, 503);

  /** Set if the caller lacks the right, and not if the form is forged. */
  private static final String DENIED = "carillon.denied";

  /** Set if other requests leave no capacity. */
  private static final String BUSY = "carillon.busy";

  @Inject private HttpServletRequest request;

  /** Marks a request that is answered with 403 because its caller lacks the right. */
  static void denied(Map<String, Object> request) {
    request.put(DENIED, true);
  }

  /** Marks a request that is answered with 503 because of too many other requests. */
  public static void busy(HttpServletRequest request) {
    request.setAttribute(BUSY, true);
  }

  /** The key of the page's title. */
  public String getTitle() {
    return "problem." + what() + ".title";
  }

  /** The key of the text: what happened, what is safe and what to do. */
  public String getText() {
    return request.getAttribute(BUSY) != null
        ? "problem.busy.text"
        : "problem." + what() + (isUnsent() ? ".sent" : ".text");
  }

  /** Returns whether typed text may be lost unless the user goes back. */
  private boolean isUnsent() {
    return request.getMethod().equals("POST")
        && request.getAttribute(DENIED) == null
        && status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }

  /**
   * Returns whether the page may have forms: if the request's form could not be read, Weld reads
   * the conversation's parameter for each form that it renders, and throws.
   */
  public boolean isWithForms() {
    return !UnreadableFormRequest.isNoted(request);
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
