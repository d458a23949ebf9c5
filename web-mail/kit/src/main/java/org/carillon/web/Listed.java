package org.carillon.web;

import java.util.List;

/**
 * The listed part of data from outside, which can have any length.
 *
 * @param shown the first ones
 * @param more the number of others
 */
public record Listed<T>(List<T> shown, int more) {
  /** The maximum number of listed ones. */
  public static final int MOST = 200;

  public static <T> Listed<T> of(List<T> all) {
    int many = Math.min(MOST, all.size());
    return new Listed<>(List.copyOf(all.subList(0, many)), all.size() - many);
  }
}
