package org.carillon.web.form;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.web.request.BodyBudget;
import org.carillon.web.request.FormBody;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebApplication;

/**
 * Lets no body through that is larger than its sender may send, nor more of them at once than
 * memory has room for. Behind it any parameter may be asked for.
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
    BodyBudget budget =
        signedIn ? BodyBudget.SIGNED_IN : isGuest ? BodyBudget.GUESTS : BodyBudget.STRANGERS;
    Optional<BodyBudget.Room> room = budget.room(request);
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
