package org.carillon.transport.internal.relay;

import static org.carillon.contract.directory.MailRouteType.PASSWORD;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.MailRouteType;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.Encryption;
import org.carillon.contract.queue.RelayRoute.Login;
import org.carillon.contract.queue.RelayRoute.NextHop;
import org.carillon.contract.queue.RelayRoute.Protocol;
import org.carillon.format.name.DomainName;
import org.carillon.settings.HostAndPort;
import org.carillon.settings.Reading;
import org.carillon.settings.SettingType;

/**
 * A route that is in use, as {@link MailRouteType} declares it.
 *
 * @param position lower ones are used first
 * @param recipients the patterns of recipients' domains; empty: all
 * @param senders the patterns of senders' addresses and domains; empty: all
 * @param route how the mail goes
 */
record MailRoute(int position, List<String> recipients, List<String> senders, RelayRoute route) {
  static final ObjectTable TABLE =
      ObjectTable.of(MailRouteType.TYPE, "mail_route", PASSWORD).inLines().sealing("password");

  private static final int SMTP = 25;
  private static final int SUBMISSIONS = 465;
  private static final int LMTP = 24;

  MailRoute {
    recipients = List.copyOf(recipients);
    senders = List.copyOf(senders);
  }

  /** Returns the route that is stored in an object with valid values. */
  static MailRoute of(DeclaredObject stored, byte[] password) {
    AttributeValues values = stored.values();
    String user = values.require(MailRouteType.USER_NAME);
    return new MailRoute(
        values.require(MailRouteType.POSITION),
        values.require(MailRouteType.RECIPIENTS),
        values.require(MailRouteType.SENDERS),
        new RelayRoute(
            values.require(MailRouteType.NAME),
            values.require(MailRouteType.HOSTS).stream()
                .map(text -> hop(values, text).orElseThrow())
                .toList(),
            protocol(values),
            encryption(values),
            user.isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(user, new String(password, StandardCharsets.UTF_8))),
            Optional.of(values.require(MailRouteType.HELO)).filter(name -> !name.isEmpty()),
            Optional.of(values.require(MailRouteType.SOURCE))
                .filter(address -> !address.isEmpty())
                .map(InetAddress::ofLiteral)));
  }

  private static Protocol protocol(AttributeValues values) {
    return Protocol.valueOf(values.require(MailRouteType.PROTOCOL).toUpperCase(Locale.ROOT));
  }

  private static Encryption encryption(AttributeValues values) {
    return new Encryption(
        Encryption.Mode.valueOf(values.require(MailRouteType.ENCRYPTION).toUpperCase(Locale.ROOT)),
        values.require(MailRouteType.IMMEDIATE),
        values.require(MailRouteType.FINGERPRINTS),
        values.require(MailRouteType.INSECURE).equals("return"));
  }

  /** Returns a server of a route, with the usual port of its protocol; empty if malformed. */
  static Optional<NextHop> hop(AttributeValues values, String text) {
    int usual =
        protocol(values) == Protocol.LMTP
            ? LMTP
            : values.require(MailRouteType.IMMEDIATE) ? SUBMISSIONS : SMTP;
    return new SettingType.Host(usual).read(text)
            instanceof Reading.Valid<HostAndPort>(HostAndPort host)
        ? Optional.of(new NextHop(host.host(), host.port()))
        : Optional.empty();
  }

  /** Returns whether the route is for a message from this sender to this domain. */
  boolean fits(ReversePath from, String destination) {
    return (recipients.isEmpty()
            || recipients.stream().anyMatch(pattern -> covers(pattern, destination)))
        && (senders.isEmpty() || isFrom(from.address()));
  }

  /** Returns whether a pattern names this sender, whose domain may be in its own letters. */
  private boolean isFrom(String typed) {
    int at = typed.lastIndexOf('@');
    String domain = DomainName.canonical(typed.substring(at + 1)).orElse("");
    String address = typed.substring(0, at + 1) + domain;
    return senders.stream()
        .anyMatch(
            pattern ->
                pattern.indexOf('@') >= 0
                    ? pattern.equalsIgnoreCase(address)
                    : covers(pattern, domain));
  }

  private static boolean covers(String pattern, String domain) {
    String name = domain.toLowerCase(Locale.ROOT);
    return pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : name.equals(pattern);
  }
}
