package org.carillon.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/** All declared settings. */
public final class SettingRegistry {
  private static final SequencedMap<String, Setting<?>> DECLARED = load();

  private SettingRegistry() {}

  /** Returns all declarations, in the order of their sources. */
  public static Collection<Setting<?>> all() {
    return DECLARED.values();
  }

  /** Returns the declaration with this key; empty if there is none. */
  public static Optional<Setting<?>> find(String key) {
    return Optional.ofNullable(DECLARED.get(key));
  }

  private static SequencedMap<String, Setting<?>> load() {
    var declared = new LinkedHashMap<String, Setting<?>>();
    for (SettingSource source :
        ServiceLoader.load(SettingSource.class, SettingRegistry.class.getClassLoader())) {
      for (Setting<?> setting : source.settings()) {
        if (declared.put(setting.key(), setting) != null) {
          throw new IllegalStateException("Declared twice: " + setting.key());
        }
      }
    }
    return Collections.unmodifiableSequencedMap(declared);
  }
}
