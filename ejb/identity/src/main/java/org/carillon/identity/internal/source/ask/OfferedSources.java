package org.carillon.identity.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourcePlace;
import org.carillon.contract.source.SourceUser;
import org.carillon.contract.source.SourceWeb;
import org.carillon.contract.source.UnfitPlace;

/**
 * Asks sources by the services that the resource adapter has offered. Before the adapter starts,
 * none is available.
 */
@ApplicationScoped
public class OfferedSources implements SourceUser {
  private volatile SourceDialer dialer;

  @Override
  public void offer(SourceDialer offered) {
    dialer = offered;
  }

  /**
   * Opens a client of a source.
   *
   * @throws IOException before the adapter has started
   * @throws UnfitPlace if the source cannot be asked with these settings
   */
  SourceClient open(SourcePlace place) throws IOException, UnfitPlace {
    return current().open(place);
  }

  /**
   * Opens a client of a source's web servers.
   *
   * @throws IOException before the adapter has started
   * @throws UnfitPlace if the certificates are malformed
   */
  SourceWeb web(SourceWeb.Place place) throws IOException, UnfitPlace {
    return current().web(place);
  }

  private SourceDialer current() throws IOException {
    SourceDialer current = dialer;
    if (current == null) {
      throw new IOException("The mail adapter has not started");
    }
    return current;
  }
}
