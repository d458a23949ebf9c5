package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.mail.Verdict;
import org.carillon.identity.source.RecipientLookup;
import org.carillon.mailauth.srs.SenderRewriting;
import org.carillon.settings.Settings;

/** Finds the routes of addresses. */
@ApplicationScoped
public class Routes {

  /** The longest path: RFC 5321 §4.5.3.1.3 gives it 256 octets. */
  private static final int MOST_PATH = 254;

  private static final Pattern HOST =
      Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*");

  private static final Verdict.Refused UNKNOWN =
      new Verdict.Refused(550, "5.1.1", "Mailbox does not exist");
  private static final Verdict.Refused SWITCHED_OFF =
      new Verdict.Refused(550, "5.2.1", "Mailbox is disabled");
  private static final Verdict.Refused BAD_PATH =
      new Verdict.Refused(553, "5.1.3", "Malformed recipient address");
  private static final Verdict.Refused BAD_DOMAIN =
      new Verdict.Refused(553, "5.1.2", "Invalid recipient domain");
  private static final Verdict.Deferred LATER =
      new Verdict.Deferred(451, "4.3.0", "Directory is not available, try again later");

  private final Addresses addresses;
  private final RecipientLookup newcomers;
  private final Settings settings;

  @Inject
  public Routes(Addresses addresses, RecipientLookup newcomers, Settings settings) {
    this.addresses = addresses;
    this.newcomers = newcomers;
    this.settings = settings;
  }

  /**
   * Finds the route.
   *
   * @param address a forward-path's mailbox; {@code postmaster} alone is the server's (RFC 5321
   *     §4.5.1)
   */
  public Route of(String address) {
    int at = address.lastIndexOf('@');
    if (at < 0 && address.equalsIgnoreCase("postmaster")) {
      return resolve(address);
    }
    if (at < 1 || at == address.length() - 1 || address.length() > MOST_PATH) {
      return new Route.Closed(BAD_PATH);
    }
    String domain = address.substring(at + 1);
    if (isSelf(domain)) {
      return address.substring(0, at).equalsIgnoreCase("postmaster")
          ? resolve("postmaster")
          : new Route.Closed(UNKNOWN);
    }
    return isLiteral(domain) ? new Route.Away(domain) : resolve(address);
  }

  /** Returns the route to a host that takes mail for other domains; closed if it is this server. */
  Route via(String host) {
    return isDestination(host) && !isSelf(host)
        ? new Route.Away(host.toLowerCase(Locale.ROOT))
        : new Route.Closed(BAD_DOMAIN);
  }

  /** Returns whether a domain or literal is a valid destination. */
  public static boolean isDestination(String destination) {
    return isLiteral(destination)
        || (destination.length() <= 253 && HOST.matcher(destination).matches());
  }

  private Route resolve(String address) {
    return switch (addresses.resolve(address)) {
      case Resolution.Unknown(long domain) ->
          switch (newcomers.look(address, domain)) {
            case MADE -> route(addresses.resolve(address));
            case UNKNOWN ->
                isReturn(address) ? new Route.Closed(UNKNOWN) : route(addresses.catchAll(domain));
            case LATER -> new Route.Unclear(LATER);
          };
      case Resolution other -> route(other);
    };
  }

  /** Returns whether an address is a rewritten reverse-path, for its original sender's bounces. */
  private static boolean isReturn(String address) {
    return SenderRewriting.isRewritten(address.substring(0, address.lastIndexOf('@')));
  }

  private static Route route(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Local local -> new Route.Here(local);
      case Resolution.Several several -> new Route.Spread(several);
      case Resolution.Unknown(long domain) -> new Route.Closed(UNKNOWN);
      case Resolution.SwitchedOff(long domain) -> new Route.Closed(SWITCHED_OFF);
      case Resolution.Later() -> new Route.Unclear(LATER);
      case Resolution.Remote(String domain) ->
          isDestination(domain)
              ? new Route.Away(domain.toLowerCase(Locale.ROOT))
              : new Route.Closed(BAD_DOMAIN);
    };
  }

  /** Returns whether a domain is this host's name or address, and no local domain. */
  private boolean isSelf(String domain) {
    if (isLiteral(domain)) {
      return isOwnAddress(literal(domain));
    }
    return domain.equalsIgnoreCase(settings.value(HostSettings.HOST_NAME))
        && addresses.resolve("postmaster@" + domain) instanceof Resolution.Remote;
  }

  private static boolean isOwnAddress(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }

  private static boolean isLiteral(String domain) {
    if (!domain.startsWith("[") || !domain.endsWith("]")) {
      return false;
    }
    try {
      return literal(domain) != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Reads an address literal (RFC 5321 §4.1.3). */
  private static InetAddress literal(String domain) {
    String inside = domain.substring(1, domain.length() - 1);
    return InetAddress.ofLiteral(
        inside.regionMatches(true, 0, "IPv6:", 0, 5) ? inside.substring(5) : inside);
  }
}
