package org.carillon.identity.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourcePlace;
import org.carillon.contract.source.SourceUser;
import org.carillon.contract.source.SourceWeb;
import org.carillon.contract.source.UnfitPlace;

/** Asks sources by what the adapter has offered; before that nobody is there. */
@ApplicationScoped
public class OfferedSources implements SourceUser {
  private volatile SourceDialer dialer;

  @Override
  public void offer(SourceDialer offered) {
    dialer = offered;
  }

  /**
   * One that asks a source.
   *
   * @throws IOException before the adapter has started
   * @throws UnfitPlace when it can't be asked so
   */
  SourceClient open(SourcePlace place) throws IOException, UnfitPlace {
    return current().open(place);
  }

  /**
   * One that asks a source's web servers.
   *
   * @throws IOException before the adapter has started
   * @throws UnfitPlace when the certificates are none
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
