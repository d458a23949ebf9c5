package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.settings.Settings;
import org.carillon.transport.router.RouterSettings;
import org.carillon.transport.router.RoutingTable;

/** The routing table as it is set, read again when the setting changes. */
@ApplicationScoped
public class RoutingTables {
  private final Settings settings;
  private volatile Read read = new Read("", RoutingTable.of(""));

  private record Read(String text, RoutingTable table) {}

  @Inject
  public RoutingTables(Settings settings) {
    this.settings = settings;
  }

  RoutingTable current() {
    String text = settings.value(RouterSettings.TABLE);
    Read known = read;
    if (!known.text().equals(text)) {
      known = new Read(text, RoutingTable.of(text));
      read = known;
    }
    return known.table();
  }
}
