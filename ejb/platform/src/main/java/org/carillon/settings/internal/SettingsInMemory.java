package org.carillon.settings.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.carillon.contract.Watch;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.ClassMembers;
import org.carillon.settings.Level;
import org.carillon.settings.Origin;
import org.carillon.settings.Reading;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingType;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** All stored values, in memory, reloaded when their counter changes. */
@ApplicationScoped
class SettingsInMemory implements Settings {
  private static final Logger LOG = Logger.getLogger(SettingsInMemory.class);

  /** The text of a switch that is on. */
  private static final String ON = new SettingType.Switch().write(true);

  private final SettingRows rows;
  private final CacheVersions versions;
  private final ClassMembers members;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile Map<SettingRow.Key, String> texts = Map.of();

  /** All texts set at any scope, by key. */
  private volatile Map<String, Set<String>> anywhere = Map.of();

  private List<Watch> watches = List.of();

  @Inject
  SettingsInMemory(SettingRows rows, CacheVersions versions, ClassMembers members) {
    this.rows = rows;
    this.versions = versions;
    this.members = members;
  }

  @PostConstruct
  void start() {
    watches =
        List.of(
            versions.watch(CacheVersions.Kind.SETTINGS, this::load), members.watch(this::changed));
    try {
      load();
    } catch (PersistenceException failure) {
      LOG.warnf("Settings cannot be read; those built in are in force: %s", failure.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    watches.forEach(Watch::close);
  }

  @Override
  public <T> Resolved<T> resolve(Setting<T> setting, Scope scope) {
    return switch (scope) {
      case Scope.OfServer() -> at(setting, scope, Origin.SERVER, builtIn(setting));
      case Scope.OfDomain(long domain) ->
          at(setting, scope, Origin.DOMAIN, resolve(setting, Scope.server()));
      case Scope.OfAccount(long domain, long account) ->
          at(setting, scope, Origin.ACCOUNT, inClass(setting, domain, members.classOf(account)));
      case Scope.OfClass(long domain, long serviceClass) -> inClass(setting, domain, serviceClass);
    };
  }

  /** Returns the value for the accounts of a class; without it, the value of the domain. */
  private <T> Resolved<T> inClass(Setting<T> setting, long domain, long serviceClass) {
    Resolved<T> wider =
        resolve(setting, domain == Scope.NO_DOMAIN ? Scope.server() : Scope.domain(domain));
    return serviceClass == ClassMembers.NONE
        ? wider
        : at(setting, Scope.serviceClass(domain, serviceClass), Origin.CLASS, wider);
  }

  @Override
  public boolean isOnAnywhere(Setting<Boolean> setting) {
    return value(setting) || anywhere(setting).contains(ON);
  }

  private Set<String> anywhere(Setting<?> setting) {
    return anywhere.getOrDefault(setting.key(), Set.of());
  }

  @Override
  public <T extends Comparable<T>> T greatest(Setting<T> setting) {
    T greatest = value(setting);
    for (String text : anywhere(setting)) {
      if (setting.type().read(text) instanceof Reading.Valid<T>(T value)
          && value.compareTo(greatest) > 0) {
        greatest = value;
      }
    }
    return greatest;
  }

  @Override
  public <T> Map<Long, T> onDomains(Setting<T> setting) {
    Map<Long, T> values = new HashMap<>();
    texts.forEach(
        (key, text) -> {
          if (key.level() == Level.DOMAIN.ordinal()
              && key.key().equals(setting.key())
              && setting.type().read(text) instanceof Reading.Valid<T>(T value)) {
            values.put(key.scope(), value);
          }
        });
    return values;
  }

  @Override
  public Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  private <T> Resolved<T> at(
      Setting<T> setting, Scope scope, Origin origin, Resolved<T> inherited) {
    String text = texts.get(SettingRow.Key.of(scope, setting.key()));
    if (text == null) {
      return inherited;
    }
    return switch (setting.type().read(text)) {
      case Reading.Valid<T>(T value) -> new Resolved<>(value, origin);
      // A value of a version that allowed more: that of the wider scope stays in effect.
      case Reading.Invalid<T>(String why) -> inherited;
    };
  }

  private static <T> Resolved<T> builtIn(Setting<T> setting) {
    return new Resolved<>(setting.fallback(), Origin.BUILT_IN);
  }

  private void load() {
    texts =
        rows.all().stream().collect(Collectors.toUnmodifiableMap(SettingRow::id, row -> row.value));
    anywhere =
        texts.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    text -> text.getKey().key(),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    changed();
  }

  private void changed() {
    watchers.forEach(Runnable::run);
  }
}
