package org.carillon.policy.internal.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.database.Outage;
import org.carillon.mailauth.spf.Spf;
import org.carillon.mailauth.spf.SpfResult;
import org.carillon.policy.filter.Allowances;
import org.carillon.policy.greylist.GreylistSettings;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Defers first attempts of clients from outside, and tells them when to retry. */
@ApplicationScoped
class GreylistRule {
  private static final Logger LOG = Logger.getLogger(GreylistRule.class);
  private static final Outage AWAY = new Outage(LOG, "Greylisting is skipped");

  /** The time for SPF. A slow SPF check does not spare a sender the retry. */
  private static final Duration SPF_TIME = Duration.ofSeconds(5);

  private final Greylist greylist;
  private final ScreeningScope strangers;
  private final Allowances allowances;
  private final Addresses addresses;
  private final DnsLookup dns;
  private final Settings settings;
  private final AddressRanges exempt;

  @Inject
  GreylistRule(
      Greylist greylist,
      ScreeningScope strangers,
      Allowances allowances,
      Addresses addresses,
      DnsLookup dns,
      Settings settings) {
    this.greylist = greylist;
    this.strangers = strangers;
    this.allowances = allowances;
    this.addresses = addresses;
    this.dns = dns;
    this.settings = settings;
    this.exempt = new AddressRanges(settings, GreylistSettings.NETWORKS);
  }

  /**
   * Returns the verdict on an attempt to send to a recipient.
   *
   * @throws IOException if own lists cannot be read
   * @throws InterruptedException if nobody waits for the result any more
   */
  Verdict judge(IntakeSession session, String sender, String recipient)
      throws IOException, InterruptedException {
    if (!settings.isOnAnywhere(GreylistSettings.GREYLISTING)
        || !strangers.include(session)
        || !isGreylisted(recipient)) {
      return Verdict.AGREED;
    }
    Attempt attempt =
        Attempt.of(session.client(), sender, recipient, settings.value(GreylistSettings.BY));
    if (greylist.remembers(attempt)
        || exempt.contain(session.client())
        || isExempt(sender)
        || allowances.allow(session, sender, recipient)
        || mayBySpf(session, sender)) {
      return Verdict.AGREED;
    }
    try {
      Duration rest = greylist.rest(attempt);
      AWAY.over();
      return rest.isPositive() ? later(rest) : Verdict.AGREED;
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Verdict.AGREED;
    }
  }

  private boolean isGreylisted(String recipient) {
    return addresses.mailTo(recipient) instanceof Resolution.Local local
        && settings.value(GreylistSettings.GREYLISTING, Scope.domain(local.domain()));
  }

  private boolean isExempt(String sender) {
    String address = sender.toLowerCase(Locale.ROOT);
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return settings.value(GreylistSettings.SENDERS).stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .anyMatch(
            each ->
                each.indexOf('@') > 0
                    ? each.equals(address)
                    : domain.equals(each) || domain.endsWith("." + each));
  }

  private boolean mayBySpf(IntakeSession session, String sender) throws InterruptedException {
    return settings.value(GreylistSettings.SPF_PASSES)
        && new Spf(dns, settings.value(HostSettings.HOST_NAME), SPF_TIME, InstantSource.system())
                .mailFrom(session.client(), session.helo(), sender)
                .result()
            instanceof SpfResult.Pass;
  }

  private static Verdict later(Duration rest) {
    return new Verdict.Deferred(
        451, "4.7.1", "Greylisted, try again in " + (rest.toSeconds() + 1) + " seconds");
  }
}
