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
          "External images",
          "Downloads external images for readers who ask for them. Senders then see this"
              + " server, not the reader. Off: external images are never shown.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FETCH);
  }
}
