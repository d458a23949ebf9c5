package org.carillon.node;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * One life of a node, from this start to its end. Two lives with the same name, one after the other
 * or, by mistake, at the same time, can be told apart.
 *
 * @param node the node's name, unique among the running nodes
 * @param id the name of this life, {@code node/1f0c2b3d4e5f6071}: unique for ever
 */
public record Life(String node, String id) {
  private static final int RANDOM_OCTETS = 8;

  public static Life of(String node) {
    byte[] random = new byte[RANDOM_OCTETS];
    new SecureRandom().nextBytes(random);
    return new Life(node, node + "/" + HexFormat.of().formatHex(random));
  }
}
