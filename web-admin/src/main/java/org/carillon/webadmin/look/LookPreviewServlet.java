package org.carillon.webadmin.look;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The style sheet of a look that is not saved yet. */
@WebServlet("/look-preview.css")
public class LookPreviewServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient LookPreviewPage preview;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/css; charset=utf-8");
    response.getWriter().write(preview.look().css());
  }
}
