package org.carillon.archive;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of backups. */
public final class ArchiveSettings implements SettingSource {

  /** The folder that backups are written to and read from. */
  public static final Setting<String> FOLDER =
      Setting.ofServer(
          "backup.folder",
          new SettingType.Text(
              Pattern.compile("|/[^\\p{Cntrl}]*"), 1_000, "an absolute path, or nothing"),
          "",
          "Backup folder",
          "The folder where backups are written and from which they are restored: an"
              + " absolute path on the server, preferably on another disk. Nodes that share this"
              + " folder can restore each other's backups. Empty: “backups” in the server's home"
              + " folder.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FOLDER);
  }
}
