package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Where segments and spools lie below the blob folder, which all nodes share: {@code
 * segments/00f/00f3a2.blobs} for segment 0xf3a2, {@code spool/NODE/…} for what is still arriving at
 * a node.
 */
final class SegmentFolder {
  private final Path segments;
  private final Path spool;

  SegmentFolder(Path blobs, String node) {
    this.segments = blobs.resolve("segments");
    this.spool = blobs.resolve("spool").resolve(node);
  }

  Path segment(long id) {
    String name = String.format(Locale.ROOT, "%06x", id);
    return segments.resolve(name.substring(0, name.length() - 3)).resolve(name + ".blobs");
  }

  Path spool() {
    return spool;
  }

  /**
   * Makes sure that the folder of a file is there, and stays there after a loss of power.
   *
   * @return the folder
   */
  Path parent(Path file) throws IOException {
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      for (Path made = folder.getParent();
          made != null && made.startsWith(segments.getParent());
          made = made.getParent()) {
        sync(made);
      }
    }
    return folder;
  }

  /** Makes the names in a folder durable. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
