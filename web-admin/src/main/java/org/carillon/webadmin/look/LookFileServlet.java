package org.carillon.webadmin.look;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.look.LookFile.Kind;
import org.carillon.look.LookFiles;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Downloads of skins and languages; English is a file to translate. */
@WebServlet("/look-file")
public class LookFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient LookFiles files;
  @Inject private transient WebmailSentences sentences;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = parameters.text("name");
    Kind kind = parameters.text("kind").equals("skin") ? Kind.SKIN : Kind.LANGUAGE;
    Answer<byte[]> content =
        kind == Kind.LANGUAGE && name.equals("en")
            ? new Answer.Done<>(sentences.template())
            : files.content(visitor.caller(), kind, Optional.empty(), name);
    if (!(content instanceof Answer.Done<byte[]>(byte[] octets))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean isSkin = kind == Kind.SKIN;
    response.setContentType(isSkin ? "application/zip" : "text/plain; charset=utf-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\""
            + (isSkin ? name + ".zip" : "words_" + name + ".properties")
            + "\"");
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }
}
