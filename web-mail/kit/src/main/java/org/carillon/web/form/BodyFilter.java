package org.carillon.web.form;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.web.request.FormBody;
import org.carillon.web.request.FormMemoryBudget;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebApplication;

/**
 * Rejects bodies that are larger than their sender may send, and those for which memory is not
 * available now. Behind it any parameter may be read.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Visitor visitor;
  @Inject private transient WebApplication application;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!FormBody.isIn(request)) {
      chain.doFilter(request, response);
      return;
    }
    boolean signedIn = visitor.isSignedIn();
    boolean isGuest = !signedIn && application.takesFiles(request);
    int refusal =
        request.getContentLengthLong() > application.mostFormOctets()
            ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
            : FormBody.refusalUnread(request, signedIn || isGuest);
    if (refusal != 0) {
      FormBody.refuse(request, response, refusal);
      return;
    }
    FormMemoryBudget budget =
        signedIn
            ? FormMemoryBudget.SIGNED_IN
            : isGuest ? FormMemoryBudget.GUESTS : FormMemoryBudget.STRANGERS;
    Optional<FormMemoryBudget.Room> room = budget.room(request);
    if (room.isEmpty()) {
      FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try (var _ = room.get()) {
      if (FormBody.fieldsFit(request)) {
        chain.doFilter(request, response);
      } else {
        FormBody.refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      }
    }
  }
}
