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
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.policy.picture.RemotePictures;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.read.UntrustedContentHeaders;

/**
 * Serves a remote picture by its ticket ({@code t}), which proves the right to see it, because a
 * message's frame sends no cookie. Separate threads wait for other servers, so that they delay no
 * other page.
 */
@WebServlet(value = "/remote-picture", asyncSupported = true)
public class RemotePictureServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The most requests that wait at a time. */
  private static final int MOST_WAITING = 1_000;

  /** The longest wait, in ms. It exceeds the time for a turn in the queue and a fetch together. */
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
                // The browser does not wait any longer.
              } finally {
                WAITING.release();
                waiting.complete();
              }
            });
  }

  private static void answer(Optional<SanitizedPicture> found, HttpServletResponse response)
      throws IOException {
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    SanitizedPicture picture = found.get();
    response.setContentType(picture.type());
    UntrustedContentHeaders.headers(response);
    // A printed message has an opaque origin, so every resource is cross-origin for it.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("Cache-Control", "private, max-age=86400, immutable");
    response.setContentLength(picture.octets().length);
    response.getOutputStream().write(picture.octets());
  }
}
