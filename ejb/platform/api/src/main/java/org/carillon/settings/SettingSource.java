package org.carillon.settings;

import java.util.List;

/**
 * A capability's declarations, found by {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/org.carillon.settings.SettingSource}.
 */
public interface SettingSource {

  /** Returns the declarations, in the order in which a form shows them. */
  List<Setting<?>> settings();
}
