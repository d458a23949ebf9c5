package org.carillon.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A file system in a file, small enough to fill and easy to cut off. Needs root and a kernel that
 * allows mounting it.
 */
public final class LoopDisk implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path image;
  private final Path folder;

  private LoopDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Returns whether this machine can mount one. */
  public static boolean possible() {
    try (LoopDisk probe = make(Files.createTempDirectory("carillon-loop"), 32)) {
      return Files.isDirectory(probe.folder);
    } catch (IOException | IllegalStateException refused) {
      return false;
    }
  }

  /** Creates and mounts an ext4 of that size in megabytes. */
  public static LoopDisk make(Path place, int megabytes) throws IOException {
    Path image = place.resolve("disk.img");
    Path folder = Files.createDirectories(place.resolve("disk"));
    run("truncate", "-s", megabytes + "M", image.toString());
    run("mkfs.ext4", "-q", "-m", "0", image.toString());
    LoopDisk disk = new LoopDisk(image, folder);
    disk.mount();
    return disk;
  }

  public Path folder() {
    return folder;
  }

  /** Makes it writable or read-only, as file systems become by themselves after a disk error. */
  public void writable(boolean writable) {
    run("mount", "-o", writable ? "remount,rw" : "remount,ro", folder.toString());
  }

  /** Cuts it off as a power loss does: unflushed data is lost. All access fails from now on. */
  public void cutOff() {
    run(OutsideTool.XFS_IO.path(), "-x", "-c", "shutdown", folder.toString());
  }

  /** Mounts it again after {@link #cutOff} and replays its journal. No process may use it. */
  public void comeBack() {
    unmount();
    mount();
  }

  private void mount() {
    run("mount", "-o", "loop", image.toString(), folder.toString());
  }

  private void unmount() {
    Await.until(
        "unmounted " + folder,
        BOUND,
        () -> Command.run(BOUND, List.of("umount", folder.toString())).exit() == 0);
  }

  private static void run(String... words) {
    Command.run(BOUND, List.of(words)).orFail();
  }

  @Override
  public void close() throws IOException {
    unmount();
    Files.delete(image);
  }
}
