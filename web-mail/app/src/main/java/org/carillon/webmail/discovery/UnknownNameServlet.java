package org.carillon.webmail.discovery;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Well-known addresses that mean nothing here (RFC 8615): 404, for whoever asks is a program, and
 * would take the page to sign in for an answer. Those that are known have servlets of their own.
 */
@WebServlet(UnknownNameServlet.PATH + "/*")
public class UnknownNameServlet extends HttpServlet {
  /** What well-known addresses begin with. */
  public static final String PATH = "/.well-known";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
