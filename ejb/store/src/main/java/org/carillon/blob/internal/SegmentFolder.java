package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.blob.SegmentFile;
import org.carillon.files.PrivateFiles;

/**
 * The locations of segments and spools in the blob folder, which all nodes share: {@code
 * segments/00f/00f3a2.blobs} for segment 0xf3a2, {@code spool/NODE/…} for content arriving there.
 */
public final class SegmentFolder {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{6,15})\\.blobs");

  private final Path segments;
  private final Path spool;

  /** Creates the locations in the blob folder, as used by the node with the given name. */
  public SegmentFolder(Path blobs, String node) {
    this.segments = blobs.resolve("segments");
    this.spool = blobs.resolve("spool").resolve(node);
  }

  public Path segment(long id) {
    SegmentFile file = new SegmentFile(id);
    String number = file.number();
    return segments.resolve(number.substring(0, number.length() - 3)).resolve(file.name());
  }

  /** Returns the segments that have a file, in ascending order. */
  public long[] list() throws IOException {
    if (!Files.isDirectory(segments)) {
      return new long[0];
    }
    try (Stream<Path> files = Files.walk(segments, 2)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(name -> Long.parseLong(name.group(1), 16))
          .sorted()
          .toArray();
    }
  }

  Path spool() {
    return spool;
  }

  /**
   * Creates the folder of a file if it is missing, so that it survives a loss of power.
   *
   * @return the folder
   */
  Path parent(Path file) throws IOException {
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      PrivateFiles.createFolders(folder);
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
