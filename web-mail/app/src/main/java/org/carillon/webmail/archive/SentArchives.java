package org.carillon.webmail.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.carillon.http.MinimumRateOutput;
import org.carillon.node.FairSlots;
import org.carillon.web.request.Problem;

/** Sends archives, few at a time per node, account, link or address; cuts off slow clients. */
@ApplicationScoped
public class SentArchives {
  private static final int MOST = 24;
  private static final int SHARE = 3;

  private final FairSlots<Object> places = new FairSlots<>(MOST, SHARE);

  @FunctionalInterface
  public interface Writing {
    /** Sets the headers of the response and writes the archive. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Sends an archive; at the limit, tells the client to try again later.
   *
   * @param whose the keys of those whose limit counts: accounts, links and addresses
   * @throws IOException if the client is gone or too slow, or the store is away
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
    try (MinimumRateOutput out = new MinimumRateOutput(response.getOutputStream())) {
      writing.to(out);
    } finally {
      places.leave(whose);
    }
  }
}
