package org.carillon.store.item;

import org.carillon.contract.content.Content;

/**
 * An item with its octets, to be closed.
 *
 * @param entry what it is
 * @param content the octets that the entry's tag is of
 */
public record OpenItem(ItemEntry entry, Content content) implements AutoCloseable {
  @Override
  public void close() {
    content.close();
  }
}
