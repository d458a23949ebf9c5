package org.carillon.listener.internal.acme;

import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;

/**
 * What is said, or else known.
 *
 * @param values what is said now
 * @param known what is so otherwise
 */
record Said(AttributeValues values, AttributeValues known) {
  <T> T of(Attribute<T> attribute) {
    return values.get(attribute).orElseGet(() -> known.require(attribute));
  }
}
