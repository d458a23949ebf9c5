package org.carillon.settings;

import java.util.Map;
import java.util.Optional;

/**
 * Writes values. Checks neither rights nor texts: the operations for administrators do, and call
 * this inside their transaction.
 */
public interface SettingStore {

  /**
   * Sets a value, or takes it away.
   *
   * @param text the value's text as its type writes it; empty to inherit again
   */
  void put(Scope scope, Setting<?> setting, Optional<String> text);

  /** The texts set at exactly this scope, by key in order, as the database has them. */
  Map<String, String> read(Scope scope);

  /** The same, and nobody else changes a setting until the end of the transaction. */
  Map<String, String> lockAndRead(Scope scope);

  /** Takes away all values of a scope that is no more. */
  void forget(Scope scope);
}
