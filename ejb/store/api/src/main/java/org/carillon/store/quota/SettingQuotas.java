package org.carillon.store.quota;

import java.util.List;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.MailboxSettings;

/** The quotas from the settings. */
public record SettingQuotas(Settings settings, DomainSums sums) implements Quotas {

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
  public List<Long> alertPercents(long domain, long account) {
    return settings.value(MailboxSettings.QUOTA_ALERT, Scope.account(domain, account));
  }

  @Override
  public long stopPercent(long domain, long account) {
    return settings.value(MailboxSettings.QUOTA_STOP, Scope.account(domain, account));
  }

  @Override
  public boolean isDomainFull(long domain, long octets) {
    long most = mostOfDomain(domain);
    return most > 0 && sums.octets(domain) + octets > most;
  }

  @Override
  public void countDomain(long domain) {
    if (mostOfDomain(domain) > 0) {
      sums.count(domain);
    }
  }

  @Override
  public long mostOfDomain(long domain) {
    return settings.value(MailboxSettings.QUOTA_DOMAIN, Scope.domain(domain));
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
