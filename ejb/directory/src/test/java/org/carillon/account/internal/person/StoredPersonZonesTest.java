package org.carillon.account.internal.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.Resolution;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.profile.Profile;
import org.carillon.account.setting.TimeSettings;
import org.carillon.database.SqlTransactions;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the order of the places from which a person's time zone comes. */
class StoredPersonZonesTest {
  @TempDir private Path home;

  private Resolution.Local person(TestDirectory directory, String address, String zone) {
    done(
        directory
            .accounts()
            .create(
                ADMINISTRATOR,
                new NewAccount(
                    address,
                    new PasswordInput.Hashed("!"),
                    "",
                    true,
                    new Profile(zone.isEmpty() ? Map.of() : Map.of("timeZone", zone)),
                    List.of())));
    return (Resolution.Local) directory.addresses().resolve(address);
  }

  @Test
  void directoryZoneIsUsedIfTheAccountHasNone() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      directory.domain("a.test");
      Resolution.Local carl = person(directory, "carl@a.test", "America/Los_Angeles");
      Resolution.Local dora = person(directory, "dora@a.test", "");
      Resolution.Local odd = person(directory, "odd@a.test", "somewhere");
      DeclaredSettings settings = new DeclaredSettings();
      StoredPersonZones zones =
          new StoredPersonZones(new SqlTransactions(database.dataSource()), settings);
      assertThat(zones.of(carl)).isEqualTo(ZoneId.of("America/Los_Angeles"));
      assertThat(zones.of(dora)).isEqualTo(ZoneId.systemDefault());
      settings.with(TimeSettings.ZONE, "Europe/Berlin");
      assertThat(zones.of(dora)).isEqualTo(ZoneId.of("Europe/Berlin"));
      assertThat(zones.of(odd)).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
  }
}
