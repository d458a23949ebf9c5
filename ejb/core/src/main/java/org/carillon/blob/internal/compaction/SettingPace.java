package org.carillon.blob.internal.compaction;

import org.carillon.blob.BlobSettings;
import org.carillon.settings.Settings;

/** The pace that administrators set. */
record SettingPace(Settings settings) implements Pace {

  @Override
  public long liveShare() {
    return settings.value(BlobSettings.COMPACTION_SHARE);
  }

  @Override
  public long octetsPerSecond() {
    return settings.value(BlobSettings.COMPACTION_SPEED);
  }
}
