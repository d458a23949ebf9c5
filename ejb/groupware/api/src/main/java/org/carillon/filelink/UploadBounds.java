package org.carillon.filelink;

/**
 * How much may come by one address.
 *
 * @param files how many files in all, 1 to {@value #MOST_FILES}
 * @param octets how many octets in all, 1 to {@value #MOST_OCTETS}
 */
public record UploadBounds(int files, long octets) {
  /** The most files. */
  public static final int MOST_FILES = 10_000;

  /** The most octets: 100 GB. */
  public static final long MOST_OCTETS = 100L << 30;

  /** Whether both are within what there may be. */
  public boolean isGood() {
    return files >= 1 && files <= MOST_FILES && octets >= 1 && octets <= MOST_OCTETS;
  }
}
