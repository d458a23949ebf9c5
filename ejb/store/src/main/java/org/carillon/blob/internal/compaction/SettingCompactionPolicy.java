package org.carillon.blob.internal.compaction;

import java.io.IOException;
import org.carillon.blob.BlobSettings;
import org.carillon.blob.internal.DiskReserve;
import org.carillon.settings.Settings;

/** The parameters of compaction from the settings, and the disk reserve. */
record SettingCompactionPolicy(Settings settings, DiskReserve reserve) implements Pace {

  @Override
  public long liveShare() {
    return settings.value(BlobSettings.COMPACTION_SHARE);
  }

  @Override
  public long octetsPerSecond() {
    return settings.value(BlobSettings.COMPACTION_SPEED);
  }

  @Override
  public boolean hasRoom() throws IOException {
    return reserve.want().isEmpty();
  }
}
