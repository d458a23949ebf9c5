package org.carillon.contacts;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of contacts that users can change. */
public final class ContactSettings implements SettingSource {

  /** True if the addresses to which the account writes are collected. */
  public static final Setting<Boolean> GATHER =
      Setting.ofOwner(
          "contacts.gather-addresses",
          new SettingType.Switch(),
          true,
          "Remember addresses that mail is sent to",
          "Addresses that mail is sent to are remembered: they are suggested when an address is"
              + " typed, and count as known senders in rules. Off: no address is added, and those"
              + " that were remembered are not used.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(GATHER);
  }
}
