package org.carillon.listener.internal.acme;

import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;

/**
 * Given values, with known values as defaults.
 *
 * @param values the given values
 * @param known the defaults
 */
record Said(AttributeValues values, AttributeValues known) {
  <T> T of(Attribute<T> attribute) {
    return values.get(attribute).orElseGet(() -> known.require(attribute));
  }
}
