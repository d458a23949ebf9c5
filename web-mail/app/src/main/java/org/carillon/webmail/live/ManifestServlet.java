package org.carillon.webmail.live;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.json.Json;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.look.ShownLook;

/** Serves the manifest for installing the webmail, named by the domain, else by the host. */
@WebServlet(ManifestServlet.PATH)
public class ManifestServlet extends HttpServlet {

  /** The manifest's path, which needs no sign-in. */
  public static final String PATH = "/manifest.webmanifest";

  private static final long serialVersionUID = 1L;

  /** The background of the default skin's light theme (tokens.css). */
  private static final String PAPER = "#faf9f7";

  @Inject private transient Texts texts;
  @Inject private transient PageContext ui;
  @Inject private transient ShownLook look;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String root = request.getContextPath() + "/";
    String files = ui.getFiles() + "/look/";
    JsonArrayBuilder icons =
        Json.createArrayBuilder()
            .add(icon(files + "icon-192.png", "192x192", "any"))
            .add(icon(files + "icon-512.png", "512x512", "any"))
            .add(icon(files + "icon-maskable.png", "512x512", "maskable"));
    JsonArrayBuilder shortcuts =
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder()
                    .add("name", texts.of("write"))
                    .add("url", root + "write"));
    response.setContentType("application/manifest+json; charset=utf-8");
    response
        .getWriter()
        .append(
            Json.createObjectBuilder()
                .add("id", root)
                .add(
                    "name",
                    look.isNamed()
                        ? look.getName()
                        : texts.of("manifest.name", request.getServerName()))
                .add("short_name", look.isNamed() ? look.getName() : texts.of("manifest.short"))
                .add("lang", ui.getLang())
                .add("dir", ui.getDir())
                .add("start_url", root + "mail")
                .add("scope", root)
                .add("display", "standalone")
                .add("background_color", PAPER)
                .add("theme_color", PAPER)
                .add("icons", icons)
                .add("shortcuts", shortcuts)
                .build()
                .toString());
  }

  private static JsonObjectBuilder icon(String address, String sizes, String purpose) {
    return Json.createObjectBuilder()
        .add("src", address)
        .add("sizes", sizes)
        .add("type", "image/png")
        .add("purpose", purpose);
  }
}
