package org.carillon.fetch;

import java.util.List;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;

/** The settings for fetching from addresses on the web. */
public final class FetchSettings implements SettingSource {

  public static final Setting<List<String>> PRIVATE_NETWORKS =
      Setting.ofServer(
              "policy.fetch.private-networks",
              AddressRanges.TYPE,
              List.of(),
              "Own networks that may be fetched from",
              "Addresses that strangers supply are fetched only from hosts on the public Internet, so"
                  + " that nobody can use this server to reach into your own network. Name the hosts"
                  + " and networks of your own that may be fetched from.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(PRIVATE_NETWORKS);
  }
}
