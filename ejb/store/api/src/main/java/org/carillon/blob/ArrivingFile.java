package org.carillon.blob;

import java.time.Instant;

/**
 * A file that arrives in pieces.
 *
 * @param owner whose it is, by the number that was said when it began
 * @param id 32 hexadecimal digits that nobody can guess
 * @param octets how many it will have
 * @param there how many have come, from its begin
 * @param touched when the latest came
 */
public record ArrivingFile(long owner, String id, long octets, long there, Instant touched) {

  /** Whether all of it has come. */
  public boolean isWhole() {
    return there == octets;
  }
}
