package org.carillon.blob;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of blob storage. */
public final class BlobSettings implements SettingSource {

  /** The share of live octets, in percent, below which a segment is compacted. */
  public static final Setting<Long> COMPACTION_SHARE =
      Setting.ofServer(
              "store.compaction-share",
              new SettingType.Whole(0, 95, "percent"),
              60L,
              "Compact segments below",
              "A segment file of the message store is rewritten when less than this part of it is in"
                  + " use. A higher value saves disk space, a lower one saves writing. 0: only empty"
                  + " segments are removed.")
          .forExperts();

  /** The speed of compaction, in octets per second. */
  public static final Setting<Long> COMPACTION_SPEED =
      Setting.ofServer(
              "store.compaction-speed",
              new SettingType.Whole(64 << 10, 1L << 40, "octets per second"),
              16L << 20,
              "Speed of compaction",
              "How much data compaction may copy in a second on the whole server.")
          .forExperts();

  /** The speed of verification, in octets per second. */
  public static final Setting<Long> VERIFICATION_SPEED =
      Setting.ofServer(
              "store.verification-speed",
              new SettingType.Whole(64 << 10, 1L << 40, "octets per second"),
              64L << 20,
              "Speed of integrity checks",
              "How much data a check of the stored messages may read in a second.")
          .forExperts();

  /** The octets kept free on the disks of the blobs and of the database. */
  public static final Setting<Long> RESERVE =
      Setting.ofServer(
          "store.reserve",
          new SettingType.Whole(16L << 20, 1L << 40, "octets"),
          256L << 20,
          "Disk space kept free",
          "No mail is accepted while less than this is free on the disk of the messages or of the"
              + " server's own database, so that the server can still work and delete. On a small"
              + " disk, a twentieth of it is kept free, at least 16 MB. Health warns below three"
              + " times as much.");

  /** The percentage of the free disk space that files uploaded in pieces may take. */
  public static final Setting<Long> UPLOADS_SHARE =
      Setting.ofServer(
              "store.uploads-share",
              new SettingType.Whole(1, 100, "percent"),
              50L,
              "Disk space for uploads",
              "How much of the free disk space for messages (not counting the space that is kept free)"
                  + " all files may take that are being uploaded in pieces. A file counts in full from"
                  + " the start. Uploads beyond that are refused.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(COMPACTION_SHARE, COMPACTION_SPEED, VERIFICATION_SPEED, RESERVE, UPLOADS_SHARE);
  }
}
