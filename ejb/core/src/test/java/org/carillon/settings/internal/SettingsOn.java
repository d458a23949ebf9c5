package org.carillon.settings.internal;

import org.carillon.account.internal.classes.entry.KnownClassMembers;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;

/**
 * The product's settings over a test's database, outside the container.
 *
 * @param settings the values in force
 * @param store writes values
 * @param versions the change counters
 */
public record SettingsOn(Settings settings, SettingStore store, Versions versions) {

  /** Wires them up. */
  public static SettingsOn database(TestDatabase database) {
    var versions = new ChangeCounters(database.transactions(), new FiredEvents<>());
    versions.compare();
    var rows = new SettingRows(database.transactions());
    var members = new KnownClassMembers(database.transactions(), versions);
    members.start();
    var settings = new SettingsInMemory(rows, versions, members);
    settings.start();
    return new SettingsOn(settings, rows, versions);
  }
}
