package org.carillon.settings;

import java.util.Map;
import org.carillon.contract.Watch;

/**
 * The effective values. Answers come from memory, so frequent reads are cheap. A change made on
 * another node takes effect after its hint, at the latest ten seconds later. While the database is
 * unavailable the last known values stay in effect; before it was ever read, the declared defaults.
 */
public interface Settings {

  /** Returns the value for the scope and its origin: account, class, domain, server, built in. */
  <T> Resolved<T> resolve(Setting<T> setting, Scope scope);

  default <T> T value(Setting<T> setting, Scope scope) {
    return resolve(setting, scope).value();
  }

  /** Returns the value for the whole server. */
  default <T> T value(Setting<T> setting) {
    return value(setting, Scope.server());
  }

  /** Returns whether a switch is on for the whole server, or for any domain or account. */
  boolean isOnAnywhere(Setting<Boolean> setting);

  /** Returns the greatest value for the whole server, or for any domain or account. */
  <T extends Comparable<T>> T greatest(Setting<T> setting);

  /** Returns the values that are set on domains themselves, by the domain's id. */
  <T> Map<Long, T> onDomains(Setting<T> setting);

  /** Registers a callback that is called whenever any value may have changed. */
  Watch watch(Runnable onChange);
}
