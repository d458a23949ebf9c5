package org.carillon.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A file system in a file, small enough to fill and ours to cut off. Needs root and a kernel that
 * lets it mount.
 */
public final class LoopDisk implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path image;
  private final Path folder;

  private LoopDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Whether such a disk can be had here. */
  public static boolean possible() {
    try (LoopDisk probe = make(Files.createTempDirectory("carillon-loop"), 32)) {
      return Files.isDirectory(probe.folder);
    } catch (IOException | IllegalStateException refused) {
      return false;
    }
  }

  /** Makes and mounts an ext4 of so many megabytes. */
  public static LoopDisk make(Path place, int megabytes) throws IOException {
    Path image = place.resolve("disk.img");
    Path folder = Files.createDirectories(place.resolve("disk"));
    run("truncate", "-s", megabytes + "M", image.toString());
    run("mkfs.ext4", "-q", "-m", "0", image.toString());
    LoopDisk disk = new LoopDisk(image, folder);
    disk.mount();
    return disk;
  }

  /** Where it is mounted. */
  public Path folder() {
    return folder;
  }

  /** Lets it be written or not, as file systems do by themselves after an error of the disk. */
  public void writable(boolean writable) {
    run("mount", "-o", writable ? "remount,rw" : "remount,ro", folder.toString());
  }

  /**
   * Cuts it off as power loss does: what was not flushed never reaches it. Everything on it fails
   * from now on.
   */
  public void cutOff() {
    run(OutsideTool.XFS_IO.path(), "-x", "-c", "shutdown", folder.toString());
  }

  /** Mounts it again after {@link #cutOff}, its journal replayed. No process may use it. */
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
