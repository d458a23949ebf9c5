package org.carillon.blob;

import java.util.Locale;

/**
 * The name of a segment's file, as it appears on the disk.
 *
 * @param segment the segment's number
 */
public record SegmentFile(long segment) {
  /** The ending of the file's name, after the number. */
  public static final String ENDING = ".blobs";

  /** Returns the number in hex, as in {@code 00f3a2}. The folder's name begins alike. */
  public String number() {
    return String.format(Locale.ROOT, "%06x", segment);
  }

  /** Returns the file name, for example {@code 00f3a2.blobs}. */
  public String name() {
    return number() + ENDING;
  }

  /** Describes a position, for example {@code octet 4711 of segment file 00f3a2.blobs}. */
  public String at(long position) {
    return "octet " + position + " of segment file " + name();
  }
}
