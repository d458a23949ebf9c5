package org.carillon.policy.picture;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;

/** Settings for remote pictures. */
public final class PictureSettings implements SettingSource {

  public static final Setting<Boolean> FETCH =
      Setting.ofServer(
          "policy.pictures.fetch",
          new Switch(),
          true,
          "Fetch pictures in letters",
          "This server downloads external pictures for readers who ask for them, so that senders"
              + " see this server and not the reader. Off: external pictures are never shown.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FETCH);
  }
}
