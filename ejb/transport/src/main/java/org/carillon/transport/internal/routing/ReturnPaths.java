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
 * The reverse-paths of mail that is sent on: in the domain of who sends it on, and back again. The
 * secret is derived from the home's key, another one every 64 days; the one before still proves.
 */
@ApplicationScoped
public class ReturnPaths {
  private static final Logger LOG = Logger.getLogger(ReturnPaths.class);

  /** Longer than an address lives: what a secret made is proved by it or as the one before. */
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
   * With which reverse-path a message leaves again. It stays as it is where it is null, of a domain
   * here, or too long to be written anew.
   *
   * @param domain of the account that sends it on
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
      return rewriting()
          .forward(from.address(), domain)
          .map(address -> from(from, address))
          .orElse(from);
    } catch (HomeKeyMissing missing) {
      LOG.warnf("Mail is sent on with the sender's return address: %s", missing.getMessage());
      return from;
    }
  }

  private static ReversePath from(ReversePath from, String address) {
    return new ReversePath(
        address,
        from.declaredSize(),
        from.body(),
        from.utf8(),
        from.returnContent(),
        from.envelopeId());
  }

  /**
   * Whom a recipient's address stands for, if it is a reverse-path made here that this sender may
   * answer to; else the recipient as named.
   *
   * @throws HomeKeyMissing if that can't be told
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
   * Whom a reverse-path made here stands for; empty for any other.
   *
   * @throws HomeKeyMissing if that can't be told
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
