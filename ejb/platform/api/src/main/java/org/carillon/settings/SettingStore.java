package org.carillon.settings;

import java.util.Map;
import java.util.Optional;

/**
 * Writes setting values. Checks neither rights nor texts: the operations for administrators do
 * that, and call this inside their transaction.
 */
public interface SettingStore {

  /**
   * Sets or removes a value.
   *
   * @param text the value's text as its type writes it; empty to inherit the value again
   */
  void put(Scope scope, Setting<?> setting, Optional<String> text);

  /** Returns the texts set at exactly this scope, ordered by key, as they are in the database. */
  Map<String, String> read(Scope scope);

  /** Returns the texts set at this very scope, locking all settings until the transaction ends. */
  Map<String, String> lockAndRead(Scope scope);

  /** Removes all values of a scope that does not exist any more. */
  void forget(Scope scope);
}
