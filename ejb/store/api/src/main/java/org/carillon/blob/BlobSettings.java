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
              "Compaction threshold",
              "A segment file of the message store is rewritten when less than this"
                  + " percentage of it is in use. A higher value saves disk space; a lower one"
                  + " saves writing. 0: only empty segments are removed.")
          .forExperts();

  /** The speed of compaction, in octets per second. */
  public static final Setting<Long> COMPACTION_SPEED =
      Setting.ofServer(
              "store.compaction-speed",
              new SettingType.Whole(64 << 10, 1L << 40, "octets per second"),
              16L << 20,
              "Compaction speed limit",
              "How much data compaction can copy per second on the whole server. Lower it if"
                  + " compaction slows down the server.")
          .forExperts();

  /** The speed of verification, in octets per second. */
  public static final Setting<Long> VERIFICATION_SPEED =
      Setting.ofServer(
              "store.verification-speed",
              new SettingType.Whole(64 << 10, 1L << 40, "octets per second"),
              64L << 20,
              "Integrity check speed limit",
              "How much data a check of the stored messages can read per second. Lower it if"
                  + " checks slow down the server.")
          .forExperts();

  /** The octets kept free on the disks of the blobs and of the database. */
  public static final Setting<Long> RESERVE =
      Setting.ofServer(
          "store.reserve",
          new SettingType.Whole(16L << 20, 1L << 40, "octets"),
          256L << 20,
          "Reserved disk space",
          "No mail is accepted while less than this is free on the disk of the messages or"
              + " of the server's own database, so that the server can still work and delete. On a"
              + " small disk, a twentieth of it is reserved, but at least 16 MB. Health warns when"
              + " less than three times as much is free.");

  /** The percentage of the free disk space that files uploaded in pieces may take. */
  public static final Setting<Long> UPLOADS_SHARE =
      Setting.ofServer(
              "store.uploads-share",
              new SettingType.Whole(1, 100, "percent"),
              50L,
              "Disk space for uploads",
              "How much of the free disk space for messages, without the reserved disk"
                  + " space, can be used by all files that are being uploaded in pieces. A file"
                  + " counts with its whole size from the start. When the limit is reached, uploads"
                  + " are refused.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(COMPACTION_SHARE, COMPACTION_SPEED, VERIFICATION_SPEED, RESERVE, UPLOADS_SHARE);
  }
}
