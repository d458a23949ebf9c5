package org.carillon.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.Watch;
import org.carillon.settings.Origin;
import org.carillon.settings.Reading;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Settings without database: declared defaults, and the values that tests set for the server. */
public final class DeclaredSettings implements Settings {
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /** Sets a value for the server, as an administrator would. */
  public <T> DeclaredSettings with(Setting<T> setting, T value) {
    texts.put(setting.key(), setting.type().write(value));
    watchers.forEach(Runnable::run);
    return this;
  }

  @Override
  public <T> Resolved<T> resolve(Setting<T> setting, Scope scope) {
    String text = texts.get(setting.key());
    return text != null && setting.type().read(text) instanceof Reading.Valid<T>(T value)
        ? new Resolved<>(value, Origin.SERVER)
        : new Resolved<>(setting.fallback(), Origin.BUILT_IN);
  }

  @Override
  public boolean isOnAnywhere(Setting<Boolean> setting) {
    return value(setting);
  }

  @Override
  public <T extends Comparable<T>> T greatest(Setting<T> setting) {
    return value(setting);
  }

  @Override
  public <T> Map<Long, T> onDomains(Setting<T> setting) {
    return Map.of();
  }

  @Override
  public Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }
}
