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

  /** With less than so many times the reserve an administrator should make room. */
  private static final int SCARCE = 3;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Path> folders;
  private final LongSupplier octets;
  private final Disk disk;
  private volatile Look last =
      new Look(System.nanoTime() - LOOK_NANOS, Optional.empty(), Optional.empty());

  private record Look(long at, Optional<String> want, Optional<String> scarcity) {}

  /** What room there is on the disk of a folder, in octets. */
  record Room(long all, long free) {}

  /** Tells the room on a folder's disk. */
  @FunctionalInterface
  interface Disk {
    Room of(Path folder) throws IOException;
  }

  /**
   * Watches disks.
   *
   * @param folders a folder of each; those that are not there are left out
   * @param octets what is to stay free
   */
  public DiskReserve(List<Path> folders, LongSupplier octets) {
    this(folders, octets, DiskReserve::room);
  }

  /** Watches disks that somebody else looks at. */
  DiskReserve(List<Path> folders, LongSupplier octets, Disk disk) {
    this.folders = folders;
    this.octets = octets;
    this.disk = disk;
  }

  private static Room room(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return new Room(store.getTotalSpace(), store.getUsableSpace());
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

  /**
   * How many octets are free, beyond what is to stay free, on the disk of a folder; {@link
   * Long#MAX_VALUE} for a folder that lies in none of those that are watched.
   */
  long beyond(Path folder) throws IOException {
    long least = Long.MAX_VALUE;
    for (Path watched : folders) {
      if (folder.startsWith(watched) && Files.isDirectory(watched)) {
        Room room = disk.of(watched);
        least = Math.min(least, Math.max(0, room.free - reserve(room)));
      }
    }
    return least;
  }

  private long reserve(Room room) {
    return Math.max(LEAST_OCTETS, Math.min(octets.getAsLong(), room.all / SHARE));
  }

  /** How many octets are free on the fullest of the disks; not a number where none is watched. */
  double free() {
    double least = Double.NaN;
    for (Path folder : folders) {
      try {
        if (Files.isDirectory(folder)) {
          double free = disk.of(folder).free;
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
    return look().want;
  }

  /** What will be wanting soon, in a sentence: nothing is refused yet. */
  Optional<String> scarcity() throws IOException {
    return look().scarcity;
  }

  private Look look() throws IOException {
    Look known = last;
    if (System.nanoTime() - known.at < LOOK_NANOS) {
      return known;
    }
    List<String> scarce = new ArrayList<>();
    List<String> full = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Room room = disk.of(folder);
        long reserve = reserve(room);
        long free = room.free;
        if (free < reserve) {
          full.add(
              "The disk of %s is full: %d MB free, %d MB are kept in reserve."
                  .formatted(folder, free >> 20, reserve >> 20));
        } else if (free < SCARCE * reserve) {
          scarce.add(
              "The disk of %s is nearly full: %d MB free; with less than %d MB no mail is taken."
                  .formatted(folder, free >> 20, reserve >> 20));
        }
      }
    }
    Look fresh = new Look(System.nanoTime(), said(full), said(scarce));
    last = fresh;
    return fresh;
  }

  private static Optional<String> said(List<String> sentences) {
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }
}
