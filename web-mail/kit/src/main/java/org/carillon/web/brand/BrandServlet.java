package org.carillon.web.brand;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.policy.brand.Brands;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * A picture of a brand, by its digest ({@code d}). It was re-encoded; even if that missed
 * something, a browser runs nothing of it and loads nothing for it.
 */
@WebServlet("/brand")
public class BrandServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Brands brands;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<byte[]> picture =
        brands.picture(visitor.caller(), parameters.text("d")) instanceof Answer.Done<byte[]> done
            ? Optional.of(done.value())
            : Optional.empty();
    if (picture.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/svg+xml");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    // The content of a digest never changes; the senders with that picture may.
    response.setHeader("Cache-Control", "private, max-age=86400, immutable");
    response.setContentLength(picture.get().length);
    response.getOutputStream().write(picture.get());
  }
}
