package org.carillon.identity.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourceDialerConsumer;
import org.carillon.contract.source.SourceWeb;

/** Asks sources by the resource adapter's services; before its start there are none. */
@ApplicationScoped
public class AdapterSourceClients implements SourceDialerConsumer {
  private volatile SourceDialer dialer;

  @Override
  public void offer(SourceDialer offered) {
    dialer = offered;
  }

  /**
   * Opens a client of a source.
   *
   * @throws IOException before the adapter has started
   * @throws InvalidSourceSettingsException if the source cannot be asked with these settings
   */
  SourceClient open(SourceConnectionSettings place)
      throws IOException, InvalidSourceSettingsException {
    return current().open(place);
  }

  /**
   * Opens a client of a source's web servers.
   *
   * @throws IOException before the adapter has started
   * @throws InvalidSourceSettingsException if the certificates are malformed
   */
  SourceWeb web(SourceWeb.Place place) throws IOException, InvalidSourceSettingsException {
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
