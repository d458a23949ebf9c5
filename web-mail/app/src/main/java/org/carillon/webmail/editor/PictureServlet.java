package org.carillon.webmail.editor;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.webmail.read.MessageServlet;
import org.carillon.webmail.read.Stored;
import org.carillon.webmail.read.UntrustedContentHeaders;

/** Serves a picture of a draft to its editor, by its Content-ID {@code cid}; only pictures. */
@WebServlet("/picture")
public class PictureServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Part> part = StoredPictures.find(message, parameters.text("cid"));
    if (part.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var content = new PartContent(message.content()::read, message.data().prefix(), part.get());
    try (var in = new BufferedInputStream(content.stream(), 8_192)) {
      in.mark(16);
      Optional<String> type = PictureType.of(in.readNBytes(12));
      in.reset();
      if (type.isEmpty()) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      response.setContentType(type.get());
      UntrustedContentHeaders.headers(response);
      in.transferTo(response.getOutputStream());
    }
  }
}
