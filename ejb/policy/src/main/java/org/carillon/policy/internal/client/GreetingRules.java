package org.carillon.policy.internal.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.net.AddressRange;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.spf.Spf;
import org.carillon.mailauth.spf.SpfResult;
import org.carillon.policy.client.ClientSettings;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Finds what is wrong with a client's name in its greeting (RFC 5321 §4.1.1.1). */
@ApplicationScoped
class GreetingRules {
  private static final String CHECK = "helo";
  private static final String THIS_MACHINE = "localhost";

  private final Addresses addresses;
  private final Settings settings;

  @Inject
  GreetingRules(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  List<Finding> look(IntakeSession session, DnsLookup dns) throws InterruptedException {
    String helo = session.helo();
    Optional<InetAddress> literal = AddressLiteral.read(helo);
    Optional<InetAddress> bare = AddressRange.address(helo);
    if (literal.isPresent() || bare.isPresent()) {
      return address(helo, literal.or(() -> bare).get(), literal.isPresent(), session.client());
    }
    Optional<String> name = DomainName.canonical(helo);
    if (isOurs(helo, name)) {
      return found(
          ClientSettings.HELO_OWN, "the client greets as " + helo + ", which is this server");
    }
    return name.filter(host -> host.indexOf('.') > 0).isPresent()
        ? name(session, name.get(), dns)
        : found(
            ClientSettings.HELO_MALFORMED,
            helo.isEmpty()
                ? "no HELO name was given"
                : "the client greets as " + helo + ", which is not a full host name");
  }

  private List<Finding> address(
      String helo, InetAddress said, boolean isLiteral, InetAddress client) {
    if (isLiteral && said.equals(client)) {
      return List.of();
    }
    return isOwn(said)
        ? found(ClientSettings.HELO_OWN, "the client greets as " + helo + ", which is this server")
        : found(
            ClientSettings.HELO_ADDRESS,
            isLiteral
                ? "the client greets as " + helo + ", which is not its address"
                : "the client greets with the bare address " + helo);
  }

  private boolean isOurs(String helo, Optional<String> name) {
    return helo.equalsIgnoreCase(THIS_MACHINE)
        || helo.equalsIgnoreCase(settings.value(HostSettings.HOST_NAME))
        || name.flatMap(host -> domain(host)).isPresent();
  }

  private Optional<Long> domain(String host) {
    var domain = addresses.domain(host);
    return domain.isPresent() ? Optional.of(domain.getAsLong()) : Optional.empty();
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }

  private List<Finding> name(IntakeSession session, String host, DnsLookup dns)
      throws InterruptedException {
    if (weight(ClientSettings.HELO_UNKNOWN).counts() && new HostLookups(dns).of(host).isNone()) {
      return found(
          ClientSettings.HELO_UNKNOWN, "the client greets as " + host + ", which has no address");
    }
    return weight(ClientSettings.HELO_SPF).counts()
            && new Spf(
                        dns,
                        settings.value(HostSettings.HOST_NAME),
                        ClientCheck.TIME,
                        InstantSource.system())
                    .helo(session.client(), session.helo())
                    .result()
                instanceof SpfResult.Fail fail
        ? found(
            ClientSettings.HELO_SPF,
            "the client is not allowed to greet as " + host + ": " + fail.reason())
        : List.of();
  }

  private List<Finding> found(Setting<String> rule, String reason) {
    return weight(rule).finding(CHECK, rule, reason);
  }

  private RuleWeight weight(Setting<String> rule) {
    return RuleWeight.of(settings.value(rule));
  }
}
