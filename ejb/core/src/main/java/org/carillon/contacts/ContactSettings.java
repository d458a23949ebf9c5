package org.carillon.contacts;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What people may set about their contacts. */
public final class ContactSettings implements SettingSource {

  /** Whether addresses that one writes to are kept. */
  public static final Setting<Boolean> GATHER =
      Setting.ofOwner(
          "contacts.gather-addresses",
          new SettingType.Switch(),
          true,
          "Remember whom one writes to",
          "Addresses that mail is sent to are remembered, offered when an address is typed, and"
              + " count as known senders to rules. Off: none are added, and those that were"
              + " remembered are no longer used.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(GATHER);
  }
}
