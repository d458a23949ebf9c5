package org.carillon.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.carillon.listener.WebClients;

/** Finds out whose each request is, before anything else asks {@link WebPeer}. */
public class ClientFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient WebClients clients;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    WebPeer.note(
        request,
        clients.of(
            request.getRemoteAddr(),
            request.isSecure(),
            name -> Collections.list(request.getHeaders(name))));
    chain.doFilter(request, response);
  }
}
