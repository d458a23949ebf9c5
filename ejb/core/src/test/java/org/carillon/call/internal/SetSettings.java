package org.carillon.call.internal;

import java.util.HashMap;
import java.util.Map;
import org.carillon.contract.Watch;
import org.carillon.settings.Origin;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Settings as the test sets them, whatever the scope. */
final class SetSettings implements Settings {
  private final Map<String, Object> values = new HashMap<>();

  <T> void set(Setting<T> setting, T value) {
    values.put(setting.key(), value);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Resolved<T> resolve(Setting<T> setting, Scope scope) {
    return new Resolved<>(
        (T) values.getOrDefault(setting.key(), setting.fallback()), Origin.SERVER);
  }

  @Override
  public Watch watch(Runnable onChange) {
    return () -> {};
  }
}
