package org.carillon.web.turn;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.carillon.http.Exchange;
import org.carillon.web.request.FormBody;

/**
 * Makes only so many pages at a time as processors can be busy with; the others wait, first come
 * first served. A page takes some megabytes while it is made: were a hundred made at once, each
 * would last a hundred times as long, and the collector would copy all of them again and again.
 *
 * <p>A turn waits for no client: what comes was read before, and a page is sent after it was made.
 * A page that is stuck loses its turn ({@link PagePlaces}).
 */
public class PageTurns extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** What makes pages, as web.xml calls it. */
  private static final String PAGES = "faces";

  /** Some wait for the database, so more than one for each processor. */
  private static final int EACH_PROCESSOR = 4;

  private static final int LEAST = 8;

  /** Who has waited so long is told to come again: pages are stuck, and more would be too. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Much longer than a page takes on a busy server. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final int PLACES =
      Math.max(LEAST, EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());

  /** Of one account: a browser that opens many letters at once leaves the others theirs. */
  private static final int SHARE = PLACES / 4;

  private final transient PagePlaces places = new PagePlaces(PLACES, SHARE, PATIENCE, LONGEST);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PAGES.equals(request.getHttpServletMapping().getServletName())) {
      chain.doFilter(request, response);
    } else if (!places.hold(
        Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName),
        Exchange.current()::after,
        () -> chain.doFilter(request, response))) {
      FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
