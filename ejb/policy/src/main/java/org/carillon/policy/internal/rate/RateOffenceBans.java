package org.carillon.policy.internal.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanSettings;
import org.carillon.policy.ban.Bans;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.policy.rate.RateSettings;
import org.carillon.policy.rate.WindowCounts;
import org.carillon.settings.Settings;

/** Bans clients from outside that go on after they were told that a limit is exceeded. */
@ApplicationScoped
class RateOffenceBans {
  private static final Duration SPAN = Duration.ofHours(1);
  private static final int MOST_NETWORKS = 10_000;

  private final Bans bans;
  private final Settings settings;
  private final WindowCounts<NetworkPrefix> counts;

  @Inject
  RateOffenceBans(Bans bans, Settings settings) {
    this(bans, settings, System::nanoTime);
  }

  RateOffenceBans(Bans bans, Settings settings, LongSupplier nanoTime) {
    this.bans = bans;
    this.settings = settings;
    this.counts = new WindowCounts<>(SPAN, MOST_NETWORKS, nanoTime);
  }

  /** Counts a client that was told that a limit is exceeded. */
  void count(InetAddress client, RateLimit limit) {
    long most = settings.value(RateSettings.OFFENCES);
    if (most == 0) {
      return;
    }
    if (counts.add(NetworkPrefix.of(client), 1) >= most) {
      bans.ban(
          client,
          limit == RateLimit.CLIENT_UNKNOWN ? BanCause.RECIPIENTS : BanCause.RATE,
          "too many " + limit.what() + ", and tried again " + most + " times within an hour",
          settings.value(BanSettings.TIME));
    }
  }
}
