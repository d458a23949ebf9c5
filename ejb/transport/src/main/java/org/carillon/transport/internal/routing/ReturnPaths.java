package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.mailauth.srs.SenderRewriting;
import org.carillon.settings.Settings;
import org.carillon.transport.ForwardSettings;
import org.carillon.transport.ForwardSettings.Returns;
import org.jboss.logging.Logger;

/**
 * Rewrites the reverse-paths of redirected mail to the redirecting account's domain, and back. The
 * secret is derived from the home key and changes every 64 days; the previous one stays valid.
 */
@ApplicationScoped
public class ReturnPaths {
  private static final Logger LOG = Logger.getLogger(ReturnPaths.class);

  /** The secret's period, longer than an address lives: the current or last secret verifies it. */
  private static final long PERIOD = Duration.ofDays(64).toMillis();

  private final HomeKey homeKey;
  private final Addresses addresses;
  private final Settings settings;
  private final InstantSource clock;

  @Inject
  public ReturnPaths(HomeKey homeKey, Addresses addresses, Settings settings) {
    this(homeKey, addresses, settings, InstantSource.system());
  }

  ReturnPaths(HomeKey homeKey, Addresses addresses, Settings settings, InstantSource clock) {
    this.homeKey = homeKey;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Returns the reverse-path for a redirect. It stays the same if it is null, of a local domain, or
   * too long to be rewritten.
   *
   * @param domain the domain of the redirecting account
   */
  public ReversePath onward(ReversePath from, String domain) {
    if (from.isNull()
        || !settings.value(ForwardSettings.REWRITE)
        || addresses
            .domain(from.address().substring(from.address().lastIndexOf('@') + 1))
            .isPresent()) {
      return from;
    }
    try {
      return rewriting().forward(from.address(), domain).map(from::withAddress).orElse(from);
    } catch (HomeKeyMissing missing) {
      LOG.warnf("Mail is forwarded with the original return address: %s", missing.getMessage());
      return from;
    }
  }

  /**
   * Returns the original of a rewritten reverse-path, if this sender may answer to it; else the
   * recipient as named.
   *
   * @throws HomeKeyMissing if that can't be decided
   */
  public ForwardPath meant(ReversePath from, ForwardPath named) {
    if (!from.isNull() && settings.value(ForwardSettings.RETURNS) == Returns.BOUNCES) {
      return named;
    }
    return original(named.address())
        .map(to -> new ForwardPath(to, named.notifyOn(), named.originalRecipient()))
        .orElse(named);
  }

  /**
   * Returns the original of a rewritten reverse-path; empty for any other.
   *
   * @throws HomeKeyMissing if that can't be decided
   */
  public Optional<String> original(String address) {
    int at = address.lastIndexOf('@');
    return at > 0
            && SenderRewriting.isRewritten(address.substring(0, at))
            && addresses.resolve(address) instanceof Resolution.Unknown
        ? rewriting().reverse(address.substring(0, at))
        : Optional.empty();
  }

  private SenderRewriting rewriting() {
    long period = clock.millis() / PERIOD;
    List<byte[]> secrets =
        LongStream.of(period, period - 1)
            .mapToObj(each -> homeKey.derive("return-path:" + each))
            .toList();
    return new SenderRewriting(secrets, clock);
  }
}
