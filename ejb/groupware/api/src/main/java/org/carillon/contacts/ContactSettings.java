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
          "Collect recipient addresses",
          "Remembers the addresses that users send mail to. They are suggested while an"
              + " address is typed, and count as known senders in rules. If it is off, no addresses"
              + " are added, and those already collected are not used.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(GATHER);
  }
}
