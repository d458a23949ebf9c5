package org.carillon.node;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * One life of a node, from this start to its end. Two lives of one name, be they one after the
 * other or, by mistake, at once, are not taken for each other.
 *
 * @param node the node's name, unique among those that run
 * @param id the name of this life, {@code node/1f0c2b3d4e5f6071}: unique for ever
 */
public record Life(String node, String id) {
  private static final int RANDOM_OCTETS = 8;

  /** A new life of a node. */
  public static Life of(String node) {
    byte[] random = new byte[RANDOM_OCTETS];
    new SecureRandom().nextBytes(random);
    return new Life(node, node + "/" + HexFormat.of().formatHex(random));
  }
}
