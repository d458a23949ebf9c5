package org.carillon.web;

import java.util.List;

/**
 * What a page lists of something that a stranger made as long as he liked.
 *
 * @param shown the first ones
 * @param more how many there are besides
 */
public record Listed<T>(List<T> shown, int more) {
  /** So many are listed. */
  public static final int MOST = 200;

  /** The first ones of all. */
  public static <T> Listed<T> of(List<T> all) {
    int many = Math.min(MOST, all.size());
    return new Listed<>(List.copyOf(all.subList(0, many)), all.size() - many);
  }
}
