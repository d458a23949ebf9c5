package org.carillon.webmail.read;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A message as received, with its header fields, as plain text: the browser renders nothing of it.
 * A long message is cut, since browsers stall on it; the whole message can be downloaded.
 */
@WebServlet("/source")
public class SourceServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  private static final long MOST = 1 << 20;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UntrustedContentHeaders.headers(response);
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("Content-Disposition", "inline; filename=message.txt");
    message
        .content()
        .copyTo(response.getOutputStream(), 0, Math.min(MOST, message.content().size()));
  }
}
