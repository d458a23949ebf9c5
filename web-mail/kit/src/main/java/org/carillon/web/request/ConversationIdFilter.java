package org.carillon.web.request;

import jakarta.enterprise.context.Conversation;
import jakarta.enterprise.context.NonexistentConversationException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Ignores conversation ids: we have no conversations. CDI would fail any page with {@code cid=…} in
 * its address (Jakarta CDI §6.7.4), even without a session, with a stack trace in the log each
 * time.
 */
public class ConversationIdFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String PARAMETER = "cid";

  @Inject private transient Conversation conversation;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getParameter(PARAMETER) != null) {
      forget();
    }
    chain.doFilter(request, response);
  }

  /** The first access throws that there is no such conversation; later ones get a new one. */
  private void forget() {
    try {
      conversation.isTransient();
    } catch (NonexistentConversationException none) {
      return;
    }
  }
}
