package org.carillon.account.internal;

import org.carillon.account.internal.classes.entry.KnownClassMembers;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.testing.TestDatabase;

/** Settings over a test's database that know the classes of service. */
public final class ClassedSettings {
  private ClassedSettings() {}

  public static SettingsOn on(TestDatabase database) {
    return SettingsOn.database(
        database,
        versions -> {
          var members = new KnownClassMembers(database.transactions(), versions);
          members.start();
          return members;
        });
  }
}
