package org.carillon.policy.fetch;

import java.util.List;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;

/** What may be fetched from where. */
public final class FetchSettings implements SettingSource {

  public static final Setting<List<String>> PRIVATE_NETWORKS =
      Setting.ofServer(
          "policy.fetch.private-networks",
          AddressRanges.TYPE,
          List.of(),
          "Own networks that may be fetched from",
          "Strangers' addresses are fetched only from hosts that anybody could reach: else they"
              + " could have this server knock at your own doors. Hosts of your own with something"
              + " to fetch are named here.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(PRIVATE_NETWORKS);
  }
}
