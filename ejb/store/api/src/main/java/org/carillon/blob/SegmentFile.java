package org.carillon.blob;

import java.util.Locale;

/**
 * The name of a segment's file, in the words of whoever looks for it on the disk.
 *
 * @param segment its number
 */
public record SegmentFile(long segment) {
  /** Behind the number. */
  public static final String ENDING = ".blobs";

  /** {@code 00f3a2}, which is also how its folder's name begins. */
  public String number() {
    return String.format(Locale.ROOT, "%06x", segment);
  }

  /** {@code 00f3a2.blobs}. */
  public String name() {
    return number() + ENDING;
  }

  /** {@code octet 4711 of segment file 00f3a2.blobs}. */
  public String at(long position) {
    return "octet " + position + " of segment file " + name();
  }
}
