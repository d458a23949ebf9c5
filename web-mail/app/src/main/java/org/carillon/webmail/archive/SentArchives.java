package org.carillon.webmail.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.carillon.http.PacedOutput;
import org.carillon.node.FairPlaces;
import org.carillon.web.request.Problem;

/**
 * Sends archives, so many at a time on a node and a few to one account, by one link or to one
 * address; whoever reads too slowly loses his place.
 */
@ApplicationScoped
public class SentArchives {
  private static final int MOST = 24;
  private static final int SHARE = 3;

  private final FairPlaces<Object> places = new FairPlaces<>(MOST, SHARE);

  /** Writes one. */
  @FunctionalInterface
  public interface Writing {
    /** Says of the answer what is to be said, and writes. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Sends one; where there is no place, says that it is to be tried again.
   *
   * @param whose whose places it takes: whatever tells accounts, links and addresses apart
   * @throws IOException when whoever reads is gone or too slow, or what is read is away
   */
  public void send(
      HttpServletRequest request, HttpServletResponse response, Set<Object> whose, Writing writing)
      throws IOException {
    if (!places.take(whose)) {
      Problem.busy(request);
      response.setHeader("Retry-After", "30");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try (PacedOutput out = new PacedOutput(response.getOutputStream())) {
      writing.to(out);
    } finally {
      places.leave(whose);
    }
  }
}
