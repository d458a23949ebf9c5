package org.carillon.webmail.editor;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.jsoup.nodes.Entities;

/**
 * Serves the editor's page, for the frame in the page that writes. It has its own policy: the text
 * may have styles, but no inline script runs, and nothing remote is loaded, whatever is pasted.
 */
@WebServlet("/editor")
public class EditorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  @Inject private transient PageContext ui;
  @Inject private transient Texts texts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType("text/html; charset=utf-8");
    String files = ui.getFiles();
    response
        .getWriter()
        .append("<!DOCTYPE html><html lang=\"" + ui.getLang() + "\" dir=\"" + ui.getDir() + "\"")
        .append(" data-theme=\"" + ui.getTheme() + "\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>" + Entities.escape(texts.of("write.text")) + "</title>")
        .append("<link rel=\"stylesheet\" href=\"" + files + "/kit/tokens.css\">")
        .append("<link rel=\"stylesheet\" href=\"" + files + "/look/editor.css\">")
        .append("<script type=\"module\" src=\"" + files + "/look/editor.js\"></script>")
        .append("</head><body><div id=\"body\" dir=\"auto\" role=\"textbox\"")
        .append(" aria-multiline=\"true\" aria-label=\"")
        .append(Entities.escape(texts.of("write.text")))
        .append("\"></div></body></html>");
  }
}
