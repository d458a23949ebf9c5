package org.carillon.listener.acme;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of ordered certificates. */
public final class AcmeSettings implements SettingSource {

  /** The most orders of a domain in a day. */
  public static final Setting<Long> ORDERS =
      Setting.ofServer(
              "tls.orders-a-day",
              new SettingType.Whole(1, 10_000, "orders"),
              20L,
              "Certificate orders per domain and day",
              "How many certificates a domain can order on one day (UTC), including"
                  + " renewals. All domains share the server's account at the authority, which"
                  + " limits its orders. Further orders wait until the next day. The server's own"
                  + " certificates do not count.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ORDERS);
  }
}
