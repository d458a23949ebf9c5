package org.carillon.web.look;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.look.Look;
import org.carillon.look.Looks;
import org.carillon.look.Looks.Picture;
import org.carillon.look.Skin;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SignInFilter;

/**
 * The style sheet of a look ({@code d} its domain, {@code s} its skin, {@code v} its digest), its
 * logo and its skin's pictures: public, since the sign-in page has them, too. The content of a
 * digest never changes; an unknown digest is not found.
 */
@WebServlet({SignInFilter.LOOK_SHEET, SignInFilter.LOOK_LOGO, SignInFilter.LOOK_PICTURE})
public class LookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Looks looks;
  @Inject private transient RequestParameters parameters;

  /** The address of a look's style sheet; empty when it has none. */
  public static String sheet(String context, Look look) {
    return look.digest().isEmpty()
        ? ""
        : context
            + SignInFilter.LOOK_SHEET
            + "?v="
            + look.digest()
            + "&s="
            + look.skin().name()
            + (look.domain().isPresent() ? "&d=" + look.domain().getAsLong() : "");
  }

  /** The address of a logo. */
  public static String logo(String context, String digest) {
    return context + SignInFilter.LOOK_LOGO + "?v=" + digest;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Picture> found =
        switch (request.getServletPath()) {
          case SignInFilter.LOOK_SHEET -> sheet();
          case SignInFilter.LOOK_LOGO -> looks.logo(parameters.text("v"));
          default -> looks.picture(parameters.text("s"), parameters.text("f"));
        };
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(found.get().type());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setContentLength(found.get().octets().length);
    response.getOutputStream().write(found.get().octets());
  }

  private Optional<Picture> sheet() {
    OptionalLong domain = parameters.number("d");
    String skin = parameters.some("s").orElse(Skin.HOUSE);
    Look look = looks.of(domain, skin);
    return !look.digest().isEmpty() && look.digest().equals(parameters.text("v"))
        ? Optional.of(
            new Picture("text/css; charset=utf-8", look.css().getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
