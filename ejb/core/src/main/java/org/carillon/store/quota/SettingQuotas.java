package org.carillon.store.quota;

import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.MailboxSettings;

/** The quotas that administrators set. */
public record SettingQuotas(Settings settings) implements Quotas {

  @Override
  public long octets(long domain, long account) {
    return settings.value(MailboxSettings.QUOTA_OCTETS, Scope.account(domain, account));
  }

  @Override
  public long messages(long domain, long account) {
    return settings.value(MailboxSettings.QUOTA_MESSAGES, Scope.account(domain, account));
  }

  @Override
  public long mailboxes(long domain, long account) {
    return settings.value(MailboxSettings.QUOTA_MAILBOXES, Scope.account(domain, account));
  }

  @Override
  public long alertPercent(long domain, long account) {
    return settings.value(MailboxSettings.QUOTA_ALERT, Scope.account(domain, account));
  }

  @Override
  public long appendOctets() {
    return settings.value(MailboxSettings.APPEND_OCTETS);
  }

  @Override
  public boolean eightBitHeaders(long domain, long account) {
    return settings.value(MailboxSettings.EIGHT_BIT_HEADERS, Scope.account(domain, account));
  }
}
