package org.carillon.web.portrait;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.account.photo.Photo;
import org.carillon.account.photo.Photos;
import org.carillon.contract.answer.Answer;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * A photo by its version ({@code v}), for readers who may see its entry. It was re-encoded; even if
 * that missed something, a browser runs nothing of it.
 */
@WebServlet("/portrait")
public class PortraitServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Photos photos;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(photos.open(visitor.caller(), parameters.text("v"))
        instanceof Answer.Done<Photo>(Photo photo))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String tag = "\"" + photo.version() + "\"";
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    // The content of a version never changes.
    response.setHeader("Cache-Control", "private, max-age=2592000, immutable");
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(photo.type());
    response.setContentLength(photo.octets().length);
    response.getOutputStream().write(photo.octets());
  }
}
