package org.carillon.listener.acme;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about certificates that are ordered. */
public final class AcmeSettings implements SettingSource {

  /** How many orders a domain has. */
  public static final Setting<Long> ORDERS =
      Setting.ofServer(
          "tls.orders-a-day",
          new SettingType.Whole(1, 10_000, "orders"),
          20L,
          "Certificates a domain may order",
          "How many orders of its certificates a domain may have on a day (UTC), renewals among"
              + " them: the account at the authority is the server's, and authorities bound what it"
              + " orders. More wait for the next day. The server's own certificates are not"
              + " counted.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ORDERS);
  }
}
