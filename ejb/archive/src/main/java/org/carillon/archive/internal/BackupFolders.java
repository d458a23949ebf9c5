package org.carillon.archive.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.carillon.archive.ArchiveSettings;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.files.PrivateFolders;
import org.carillon.settings.Settings;

/** The folder of this server's backups, according to the present setting. */
@ApplicationScoped
class BackupFolders implements PrivateFolders {
  private final Settings settings;

  @Inject
  BackupFolders(Settings settings) {
    this.settings = settings;
  }

  BackupFolder folder() {
    return new BackupFolder(folders().getFirst());
  }

  @Override
  public List<Path> folders() {
    String set = settings.value(ArchiveSettings.FOLDER);
    String home =
        System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon");
    return List.of(set.isEmpty() ? Path.of(home, "backups") : Path.of(set));
  }
}
