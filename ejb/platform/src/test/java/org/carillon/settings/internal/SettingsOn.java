package org.carillon.settings.internal;

import java.util.function.Function;
import org.carillon.contract.Watch;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.ClassMembers;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;

/**
 * The product's settings on a test's database, outside the container.
 *
 * @param settings the effective values
 * @param store writes values
 * @param versions the change counters
 */
public record SettingsOn(Settings settings, SettingStore store, CacheVersions versions) {

  /** Creates the settings, with no account in a class of service. */
  public static SettingsOn database(TestDatabase database) {
    return database(database, versions -> new NoClasses());
  }

  /** Creates the settings with the given classes of service. */
  public static SettingsOn database(
      TestDatabase database, Function<CacheVersions, ClassMembers> classes) {
    var versions = new ChangeCounters(database.transactions(), new FiredEvents<>());
    versions.compare();
    var rows = new SettingRows(database.transactions());
    var settings = new SettingsInMemory(rows, versions, classes.apply(versions));
    settings.start();
    return new SettingsOn(settings, rows, versions);
  }

  private record NoClasses() implements ClassMembers {
    @Override
    public long classOf(long account) {
      return NONE;
    }

    @Override
    public Watch watch(Runnable onChange) {
      return () -> {};
    }
  }
}
