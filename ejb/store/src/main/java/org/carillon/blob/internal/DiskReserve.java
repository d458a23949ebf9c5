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
 * The space kept free on the disks of the blobs and, if it runs on this machine, of the database.
 * No mail is accepted while less is free. The database therefore keeps the room it needs to work,
 * and users who are signed in can delete.
 */
public final class DiskReserve {
  /** A reserve that watches no disk. */
  public static final DiskReserve NONE = new DiskReserve(List.of(), () -> 0);

  /** A small disk keeps 1/20 of itself free instead of the setting, but at least the minimum. */
  private static final long SHARE = 20;

  private static final long LEAST_OCTETS = 16L << 20;

  /** Below this multiple of the reserve an administrator should make room. */
  private static final int SCARCE = 3;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Path> folders;
  private final LongSupplier octets;
  private final Disk disk;
  private volatile Look last =
      new Look(System.nanoTime() - LOOK_NANOS, Optional.empty(), Optional.empty());

  private record Look(long at, Optional<String> want, Optional<String> scarcity) {}

  /** The size and the free octets of a folder's disk. */
  record Room(long all, long free) {}

  /** Reads the room on a folder's disk. */
  @FunctionalInterface
  interface Disk {
    Room of(Path folder) throws IOException;
  }

  /**
   * Creates a reserve on disks.
   *
   * @param folders a folder on each disk; missing ones are left out
   * @param octets the octets to keep free
   */
  public DiskReserve(List<Path> folders, LongSupplier octets) {
    this(folders, octets, DiskReserve::room);
  }

  /** Creates a reserve on disks whose room another object reads. */
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
   * Throws if less than the reserve is free.
   *
   * @throws IOException if less is free; the message names the folder
   */
  void require() throws IOException {
    Optional<String> want = want();
    if (want.isPresent()) {
      throw new IOException(want.get());
    }
  }

  /** Returns the octets free beyond the reserve; {@link Long#MAX_VALUE} on unwatched disks. */
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

  /** Returns the free octets on the fullest disk; NaN if none is watched or readable. */
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

  /** Returns the shortage, as a sentence, or empty. Reads disks ten times a second at most. */
  public Optional<String> want() throws IOException {
    return look().want;
  }

  /** Returns the shortage that is near, as a sentence, or empty. Nothing is refused yet. */
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
              "The disk of %s is full: %d MB are free, %d MB are reserved. Free some space."
                  .formatted(folder, free >> 20, reserve >> 20));
        } else if (free < SCARCE * reserve) {
          scarce.add(
              "The disk of %s is nearly full: %d MB are free. Below %d MB no mail is accepted."
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
