package org.carillon.upload;

import java.time.Instant;

/**
 * A file on its way.
 *
 * @param id what it is named by; nobody can guess it
 * @param octets how many it will have
 * @param there how many have come
 * @param expires when it is thrown away unless more of it comes
 */
public record Upload(String id, long octets, long there, Instant expires) {

  /** Whether all of it has come. */
  public boolean isWhole() {
    return there == octets;
  }
}
