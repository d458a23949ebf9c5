package org.carillon.filelink;

/**
 * The limits on the uploads through one link.
 *
 * @param files the total number of files, 1 to {@value #MOST_FILES}
 * @param octets the total number of octets, 1 to {@value #MOST_OCTETS}
 */
public record UploadLimits(int files, long octets) {
  /** The largest value of {@code files}. */
  public static final int MOST_FILES = 10_000;

  /** The largest value of {@code octets}: 100 GB. */
  public static final long MOST_OCTETS = 100L << 30;

  /** Returns whether both limits are within their ranges. */
  public boolean isGood() {
    return files >= 1 && files <= MOST_FILES && octets >= 1 && octets <= MOST_OCTETS;
  }
}
