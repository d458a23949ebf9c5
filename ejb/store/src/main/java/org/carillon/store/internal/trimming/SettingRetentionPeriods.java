package org.carillon.store.internal.trimming;

import java.time.Duration;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.MailboxSettings;

/** The periods from the settings. */
record SettingRetentionPeriods(Settings settings) implements RetentionPeriods {

  @Override
  public Duration undelete(long domain, long account) {
    return atLeast(
        settings.value(DirectorySettings.UNDELETE_PERIOD, Scope.account(domain, account)));
  }

  @Override
  public Duration history() {
    return atLeast(settings.value(MailboxSettings.HISTORY_PERIOD));
  }

  private static Duration atLeast(Duration period) {
    return period.compareTo(LEAST) < 0 ? LEAST : period;
  }
}
