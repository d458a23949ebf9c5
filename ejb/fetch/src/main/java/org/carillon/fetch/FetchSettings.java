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
              "Private networks that can be fetched from",
              "Addresses that users or messages supply are fetched only from hosts on the"
                  + " public Internet, so that nobody can use this server to reach into your own"
                  + " network. Add hosts and networks of your own from which the server can fetch,"
                  + " such as those of web hooks.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(PRIVATE_NETWORKS);
  }
}
