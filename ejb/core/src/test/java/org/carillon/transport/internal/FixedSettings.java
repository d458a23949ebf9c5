package org.carillon.transport.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.Watch;
import org.carillon.settings.Origin;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Settings as a test sets them, for the whole server. */
final class FixedSettings implements Settings {

  private final Map<Setting<?>, Object> values = new ConcurrentHashMap<>();

  <T> FixedSettings with(Setting<T> setting, T value) {
    values.put(setting, value);
    return this;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Resolved<T> resolve(Setting<T> setting, Scope scope) {
    return values.containsKey(setting)
        ? new Resolved<>((T) values.get(setting), Origin.SERVER)
        : new Resolved<>(setting.fallback(), Origin.BUILT_IN);
  }

  @Override
  public Watch watch(Runnable onChange) {
    return () -> {};
  }
}
