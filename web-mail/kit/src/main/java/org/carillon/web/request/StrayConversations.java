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
 * Passes over conversations that are asked for: none of ours has one. CDI would have any page fail
 * whose address says {@code cid=…} (Jakarta CDI §6.7.4), for strangers too, with a stack trace in
 * the log each time.
 */
public class StrayConversations extends HttpFilter {
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

  /** Who asks first is told that there is no such conversation; from then on there is a new one. */
  private void forget() {
    try {
      conversation.isTransient();
    } catch (NonexistentConversationException none) {
      return;
    }
  }
}
