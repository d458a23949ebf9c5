package org.carillon.policy.internal.replay;

import java.util.Map;
import org.carillon.contract.Watch;
import org.carillon.settings.Origin;
import org.carillon.settings.Reading;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/**
 * Settings with other values for the server. Values of domains, classes of service and accounts
 * stay in force.
 *
 * @param values valid values by key
 */
record ProposedSettings(Settings now, Map<String, String> values) implements Settings {

  @Override
  public <T> Resolved<T> resolve(Setting<T> setting, Scope scope) {
    Resolved<T> resolved = now.resolve(setting, scope);
    String proposed = values.get(setting.key());
    boolean isOwn = resolved.origin() != Origin.SERVER && resolved.origin() != Origin.BUILT_IN;
    return !isOwn
            && proposed != null
            && setting.type().read(proposed) instanceof Reading.Valid<T>(T value)
        ? new Resolved<>(value, Origin.SERVER)
        : resolved;
  }

  @Override
  public boolean isOnAnywhere(Setting<Boolean> setting) {
    return now.isOnAnywhere(setting);
  }

  @Override
  public <T extends Comparable<T>> T greatest(Setting<T> setting) {
    return now.greatest(setting);
  }

  @Override
  public <T> Map<Long, T> onDomains(Setting<T> setting) {
    return now.onDomains(setting);
  }

  @Override
  public Watch watch(Runnable onChange) {
    return now.watch(onChange);
  }
}
