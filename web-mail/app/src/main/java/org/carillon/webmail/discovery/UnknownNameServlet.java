package org.carillon.webmail.discovery;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers 404 for unknown well-known addresses (RFC 8615): their clients are programs, which would
 * mistake the sign-in page for a result. Known ones have servlets of their own.
 */
@WebServlet(UnknownNameServlet.PATH + "/*")
public class UnknownNameServlet extends HttpServlet {
  /** The prefix of well-known addresses. */
  public static final String PATH = "/.well-known";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
