package org.carillon.policy.internal.ban;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.contract.net.AddressRange;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.NetworkBarred;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanSettings;
import org.carillon.policy.ban.Bans;
import org.carillon.policy.rate.WindowCounts;
import org.carillon.settings.Settings;

/** Bans networks that guess passwords repeatedly. */
@ApplicationScoped
class PasswordGuessingBans {
  private static final Duration SPAN = Duration.ofDays(1);
  private static final int SITE = 48;
  private static final int MOST_NETWORKS = 10_000;

  private final Bans bans;
  private final Settings settings;
  private final WindowCounts<ClientNetwork> bars;

  @Inject
  PasswordGuessingBans(Bans bans, Settings settings) {
    this(bans, settings, System::nanoTime);
  }

  PasswordGuessingBans(Bans bans, Settings settings, LongSupplier nanoTime) {
    this.bans = bans;
    this.settings = settings;
    this.bars = new WindowCounts<>(SPAN, MOST_NETWORKS, nanoTime);
  }

  /** Bans a network. A site's networks, of several clients, are banned one by one. */
  void heed(@Observes NetworkBarred barred) {
    ClientNetwork network = barred.network();
    long most = settings.value(BanSettings.BARS);
    if (most == 0 || barred.isKnown() || network.length() == SITE) {
      return;
    }
    long times = bars.add(network, 1);
    if (times >= most) {
      AddressRange.of(network.toString())
          .ifPresent(
              range ->
                  bans.ban(
                      range.address(),
                      BanCause.GUESSING,
                      "sign-ins blocked for wrong passwords " + times + " times within a day",
                      settings.value(BanSettings.TIME)));
    }
  }
}
