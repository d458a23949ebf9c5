package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.net.OctetBudget;
import org.carillon.files.PrivateFiles;

/** A node's spools: their limits, and the folder of those that are files. */
final class SpoolFolder implements Spools {
  private final Path folder;
  private final AtomicLong number = new AtomicLong();
  final OctetBudget memory;
  final OctetBudget disk;
  private final DiskReserve reserve;

  /**
   * Creates the spools over a folder of the node's own.
   *
   * @param memoryOctets the limit on what is spooled in memory; beyond it, small content goes to
   *     files
   * @param diskOctets the limit on what is spooled in files
   * @param reserve the space kept free on the disks
   */
  SpoolFolder(Path folder, long memoryOctets, long diskOctets, DiskReserve reserve) {
    this.reserve = reserve;
    this.folder = folder;
    this.memory = new OctetBudget(memoryOctets);
    this.disk = new OctetBudget(diskOctets);
  }

  /** Removes files that a crash left; they were never acknowledged. */
  void clear() throws IOException {
    PrivateFiles.createFolders(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.spool")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  @Override
  public Spool open(long declaredSize) {
    return new MessageSpool(this, reserve, declaredSize);
  }

  @Override
  public Spool scratch() {
    return new MessageSpool(this, DiskReserve.NONE, 0);
  }

  Path newFile() throws IOException {
    PrivateFiles.createFolders(folder);
    return folder.resolve(number.incrementAndGet() + ".spool");
  }

  static FileChannel create(Path file) throws IOException {
    return PrivateFiles.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
