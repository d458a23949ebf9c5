package org.carillon.webmail.read;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A message as it came, header fields and all, as plain text: what a browser shows is never more
 * than letters. Of a long one the begin, since browsers hold up at the rest; all of it can be
 * saved.
 */
@WebServlet("/source")
public class SourceServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  private static final long MOST = 1 << 20;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Harmless.headers(response);
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("Content-Disposition", "inline; filename=message.txt");
    message
        .content()
        .copyTo(response.getOutputStream(), 0, Math.min(MOST, message.content().size()));
  }
}
