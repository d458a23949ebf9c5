package org.carillon.store.item;

import org.carillon.contract.content.Content;

/**
 * An open item, which the caller must close.
 *
 * @param entry the item's data
 * @param content the octets that the entry's tag stands for
 */
public record OpenItem(ItemEntry entry, Content content) implements AutoCloseable {
  @Override
  public void close() {
    content.close();
  }
}
