package org.carillon.transport.router;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The setting of the routing table. */
public final class RouterSettings implements SettingSource {
  public static final Setting<String> TABLE =
      Setting.ofServer(
              "router.table",
              new SettingType.Lines(200_000, RoutingTable::fault, "lines such as <old@a> = new@b"),
              "",
              "Routing table",
              "Lines that replace addresses before they are looked up. The first line that fits"
                  + " applies, and the table begins again with the new address."
                  + " <sales-*@example.com> = ann@example.com: an address. old.example ="
                  + " example.com: a domain. *.via.HOST as the domain of a target: mail goes to"
                  + " this host. ERROR: refused. BLACKHOLE: accepted and deleted. Mail: or Signal:"
                  + " in front: only for mail or calls. NoRelay: only known clients can send"
                  + " through the line to other servers. ; begins a comment.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(TABLE);
  }
}
