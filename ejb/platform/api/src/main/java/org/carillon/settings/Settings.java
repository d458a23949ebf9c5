package org.carillon.settings;

import java.util.Map;
import org.carillon.contract.Watch;

/**
 * The values in force. Answers come from memory, so hot paths may ask for every command; a change
 * made on another node is seen after its hint, at the latest ten seconds later. While the database
 * is away the last known values stay in force; before it was ever read, the declared defaults.
 */
public interface Settings {

  /** The value for the scope and where it comes from: account, class, domain, server, built in. */
  <T> Resolved<T> resolve(Setting<T> setting, Scope scope);

  /** The value for the scope. */
  default <T> T value(Setting<T> setting, Scope scope) {
    return resolve(setting, scope).value();
  }

  /** The value for the whole server. */
  default <T> T value(Setting<T> setting) {
    return value(setting, Scope.server());
  }

  /** Whether a switch is on for the whole server, or for any domain or account. */
  boolean isOnAnywhere(Setting<Boolean> setting);

  /** The greatest value for the whole server, or for any domain or account. */
  <T extends Comparable<T>> T greatest(Setting<T> setting);

  /** The values that are set on domains themselves, by the domain's id. */
  <T> Map<Long, T> onDomains(Setting<T> setting);

  /** Calls back whenever any value may have changed. */
  Watch watch(Runnable onChange);
}
