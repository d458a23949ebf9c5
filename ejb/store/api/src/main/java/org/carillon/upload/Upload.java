package org.carillon.upload;

import java.time.Instant;

/**
 * An unfinished upload.
 *
 * @param id its name, which nobody can guess
 * @param octets the octets of the complete file
 * @param there the octets received
 * @param expires the time when it is deleted unless more of it is received
 */
public record Upload(String id, long octets, long there, Instant expires) {

  /** Returns whether the whole file has been received. */
  public boolean isWhole() {
    return there == octets;
  }
}
