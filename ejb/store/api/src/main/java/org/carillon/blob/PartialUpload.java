package org.carillon.blob;

import java.time.Instant;

/**
 * A file that is uploaded in pieces.
 *
 * @param owner the number of the owner, as given when the file was begun
 * @param id 32 hexadecimal digits that nobody can guess
 * @param octets the octets of the complete file
 * @param there the octets received so far, counted from the start of the file
 * @param touched the time of the latest piece
 */
public record PartialUpload(long owner, String id, long octets, long there, Instant touched) {

  /** Returns whether the whole file has been received. */
  public boolean isWhole() {
    return there == octets;
  }
}
