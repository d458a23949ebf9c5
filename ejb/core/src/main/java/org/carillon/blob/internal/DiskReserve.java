package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What stays free on the disks of the contents and, where it is this machine's, of the database.
 * Mail stops being taken while there is less; so the database has room to go on, and whoever is
 * signed in can delete.
 */
public final class DiskReserve {
  /** No disk is watched. */
  public static final DiskReserve NONE = new DiskReserve(List.of(), () -> 0);

  /** Small disks keep a share of themselves instead of what is set, but never less than that. */
  private static final long SHARE = 20;

  private static final long LEAST_OCTETS = 16L << 20;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Path> folders;
  private final LongSupplier octets;
  private volatile Look last = new Look(System.nanoTime() - LOOK_NANOS, Optional.empty());

  private record Look(long at, Optional<String> want) {}

  /**
   * Watches disks.
   *
   * @param folders a folder of each; those that are not there are left out
   * @param octets what is to stay free
   */
  public DiskReserve(List<Path> folders, LongSupplier octets) {
    this.folders = folders;
    this.octets = octets;
  }

  /**
   * Refuses to go on while less is free.
   *
   * @throws IOException when there is less, which says where
   */
  void require() throws IOException {
    Optional<String> want = want();
    if (want.isPresent()) {
      throw new IOException(want.get());
    }
  }

  /** How many octets are free on the fullest of the disks; not a number where none is watched. */
  double free() {
    double least = Double.NaN;
    for (Path folder : folders) {
      try {
        if (Files.isDirectory(folder)) {
          double free = Files.getFileStore(folder).getUsableSpace();
          least = Double.isNaN(least) ? free : Math.min(least, free);
        }
      } catch (IOException unknown) {
        return Double.NaN;
      }
    }
    return least;
  }

  /** What is wanting, in a sentence; looked at ten times a second at most. */
  public Optional<String> want() throws IOException {
    Look known = last;
    if (System.nanoTime() - known.at < LOOK_NANOS) {
      return known.want;
    }
    List<String> full = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        FileStore disk = Files.getFileStore(folder);
        long reserve =
            Math.max(LEAST_OCTETS, Math.min(octets.getAsLong(), disk.getTotalSpace() / SHARE));
        long free = disk.getUsableSpace();
        if (free < reserve) {
          full.add(
              "The disk of %s is full: %d MB free, %d MB are kept in reserve."
                  .formatted(folder, free >> 20, reserve >> 20));
        }
      }
    }
    Look fresh =
        new Look(
            System.nanoTime(),
            full.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", full)));
    last = fresh;
    return fresh.want;
  }
}
