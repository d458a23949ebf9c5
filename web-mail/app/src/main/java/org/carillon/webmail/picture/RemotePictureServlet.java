package org.carillon.webmail.picture;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.carillon.format.picture.SafePicture;
import org.carillon.policy.picture.RemotePictures;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.read.Harmless;

/**
 * A picture from elsewhere by its ticket ({@code t}), which stands for who may see it: a letter's
 * page sends no cookie. Other servers are waited for on threads of their own, so that they hold up
 * no other page.
 */
@WebServlet(value = "/remote-picture", asyncSupported = true)
public class RemotePictureServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** So many are waited for at a time. */
  private static final int MOST_WAITING = 1_000;

  /** Longer than a turn and a fetch take together. */
  private static final long PATIENCE_MILLIS = 60_000;

  private static final Semaphore WAITING = new Semaphore(MOST_WAITING);

  @Inject private transient RemotePictures pictures;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!WAITING.tryAcquire()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    String ticket = parameters.text("t");
    AsyncContext waiting = request.startAsync();
    waiting.setTimeout(PATIENCE_MILLIS);
    Thread.ofVirtual()
        .name("web-picture")
        .start(
            () -> {
              try {
                answer(pictures.fetch(ticket), (HttpServletResponse) waiting.getResponse());
              } catch (IOException | InterruptedException gone) {
                // The browser does not wait any more.
              } finally {
                WAITING.release();
                waiting.complete();
              }
            });
  }

  private static void answer(Optional<SafePicture> found, HttpServletResponse response)
      throws IOException {
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    SafePicture picture = found.get();
    response.setContentType(picture.type());
    Harmless.headers(response);
    // A letter that is printed is of no origin: for it, everything is from elsewhere.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("Cache-Control", "private, max-age=86400, immutable");
    response.setContentLength(picture.octets().length);
    response.getOutputStream().write(picture.octets());
  }
}
