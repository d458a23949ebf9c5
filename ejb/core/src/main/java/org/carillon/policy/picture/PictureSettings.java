package org.carillon.policy.picture;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;

/** What becomes of pictures from elsewhere. */
public final class PictureSettings implements SettingSource {

  public static final Setting<Boolean> FETCH =
      Setting.ofServer(
          "policy.pictures.fetch",
          new Switch(),
          true,
          "Fetch pictures in letters",
          "Whether this server fetches the pictures that letters want from elsewhere, for readers"
              + " who ask for them: it is this server then that is seen there, no reader. Off:"
              + " such pictures are not shown at all.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FETCH);
  }
}
