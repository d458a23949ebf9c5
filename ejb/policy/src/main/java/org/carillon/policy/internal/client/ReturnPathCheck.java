package org.carillon.policy.internal.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.PublicAddress;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.mailauth.DnsName;
import org.carillon.policy.client.HostLists;
import org.carillon.policy.client.ReturnPathSettings;
import org.carillon.policy.dnslist.ListedAddresses;
import org.carillon.policy.filter.ListedClients;
import org.carillon.policy.filter.ListedClients.Listing;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Checks whether a sender's return path leads to a mail server. DNS failures don't count. */
@ApplicationScoped
class ReturnPathCheck implements ScreeningCheck {
  private static final String NAME = "return-path";

  /** The largest number of mail exchangers that are checked. */
  private static final int MOST_EXCHANGERS = 5;

  /** The largest number of their addresses that are looked up in lists. */
  private static final int MOST_LISTED = 5;

  private final Addresses addresses;
  private final BannedClients banned;
  private final ListedClients ownLists;
  private final ListedAddresses dnsLists;
  private final Settings settings;

  @Inject
  ReturnPathCheck(
      Addresses addresses,
      BannedClients banned,
      ListedClients ownLists,
      ListedAddresses dnsLists,
      Settings settings) {
    this.addresses = addresses;
    this.banned = banned;
    this.ownLists = ownLists;
    this.dnsLists = dnsLists;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageTerms terms() {
    return StageTerms.ofStrangers(ClientCheck.TIME, FailurePolicy.ACCEPT);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException {
    String sender = question.envelope().from().address();
    return sender.isEmpty()
        ? CheckResult.NOTHING
        : CheckResult.of(
            look(
                sender,
                sender.substring(sender.lastIndexOf('@') + 1),
                new Hosts(question.envelope().to(), dns)));
  }

  /**
   * Looks up a sender's mail servers.
   *
   * @param to the recipients, whose lists count
   */
  private record Hosts(List<ForwardPath> to, DnsLookup dns) {
    HostLookups lookups() {
      return new HostLookups(dns);
    }
  }

  private List<Finding> look(String sender, String domain, Hosts hosts)
      throws IOException, InterruptedException {
    if (AddressLiteral.isBracketed(domain)) {
      List<Finding> findings =
          new ArrayList<>(
              found(ReturnPathSettings.LITERAL, "the sender's domain is the IP address " + domain));
      findings.addAll(listed(domain, AddressLiteral.read(domain).stream().toList(), hosts));
      return findings;
    }
    return switch (addresses.resolve(sender)) {
      case Resolution.Local _, Resolution.Several _, Resolution.Later() -> List.of();
      case Resolution.Unknown _, Resolution.SwitchedOff _ ->
          found(ReturnPathSettings.UNKNOWN_HERE, "there is no sender " + sender + " here");
      case Resolution.Remote _ -> remote(domain, hosts);
    };
  }

  private List<Finding> remote(String typed, Hosts hosts) throws IOException, InterruptedException {
    Optional<String> domain = DnsName.canonical(typed);
    if (domain.isEmpty()) {
      return found(ReturnPathSettings.UNREGISTERED, typed + " is not a domain name");
    }
    return switch (hosts.dns().find(domain.get(), new DnsType.Mx())) {
      case DnsReply.Found<MailExchanger>(List<MailExchanger> exchangers) ->
          exchanged(domain.get(), exchangers, hosts);
      case DnsReply.NoRecords<MailExchanger> _ -> alone(domain.get(), hosts);
      case DnsReply.NoName<MailExchanger> _ -> unregistered(domain.get());
      case DnsReply.Unknown<MailExchanger> _ -> List.of();
    };
  }

  /** Checks a domain without MX, which is its own exchanger (RFC 5321 §5.1). */
  private List<Finding> alone(String domain, Hosts hosts) throws IOException, InterruptedException {
    HostLookups.Addresses found = hosts.lookups().of(domain);
    return found.isNone() ? unregistered(domain) : listed(domain, found.addresses(), hosts);
  }

  private List<Finding> unregistered(String domain) {
    return found(
        ReturnPathSettings.UNREGISTERED,
        "the sender's domain " + domain + " has neither MX nor address records");
  }

  private List<Finding> exchanged(String domain, List<MailExchanger> all, Hosts hosts)
      throws IOException, InterruptedException {
    HostLookups lookups = hosts.lookups();
    if (all.stream().allMatch(exchanger -> exchanger.host().isEmpty())) {
      return found(
          ReturnPathSettings.UNREGISTERED,
          "the sender's domain " + domain + " says that it accepts no mail");
    }
    List<MailExchanger> order =
        all.stream()
            .filter(exchanger -> !exchanger.host().isEmpty())
            .sorted(Comparator.comparingInt(MailExchanger::preference))
            .limit(MOST_EXCHANGERS)
            .toList();
    boolean isFirst = true;
    boolean isSomewhere = false;
    for (MailExchanger exchanger : order) {
      HostLookups.Addresses found = lookups.of(exchanger.host());
      List<Finding> banned = isFirst ? listed(domain, found.addresses(), hosts) : List.of();
      if (!banned.isEmpty()
          || !found.isCertain()
          || found.addresses().stream().anyMatch(PublicAddress::is)) {
        return banned;
      }
      isFirst = false;
      isSomewhere |= !found.addresses().isEmpty();
    }
    return order.size() < all.size() && order.size() == MOST_EXCHANGERS
        ? List.of()
        : found(
            ReturnPathSettings.FAKED,
            (isSomewhere
                    ? "the mail servers of the sender's domain %s have only internal"
                        + " addresses: %s"
                    : "no mail server of the sender's domain %s exists: %s")
                .formatted(domain, order.getFirst().host()));
  }

  private List<Finding> listed(String domain, List<InetAddress> addresses, Hosts hosts)
      throws IOException {
    if (!RuleWeight.of(settings.value(ReturnPathSettings.LISTED)).counts()) {
      return List.of();
    }
    for (InetAddress address : addresses.subList(0, Math.min(MOST_LISTED, addresses.size()))) {
      Optional<String> by = listedBy(address, hosts);
      if (by.isPresent()) {
        return found(
            ReturnPathSettings.LISTED,
            "the mail server "
                + address.getHostAddress()
                + " of the sender's domain "
                + domain
                + " is "
                + by.get());
      }
    }
    return List.of();
  }

  /** Returns the list with an entry against an address. Own allowing lists precede. */
  private Optional<String> listedBy(InetAddress address, Hosts hosts) throws IOException {
    if (banned.contain(address)) {
      return Optional.of("banned");
    }
    HostLists looked = settings.value(ReturnPathSettings.LISTS);
    if (!looked.has(HostLists.OWN_LISTS)) {
      return Optional.empty();
    }
    Optional<Listing> own = ownLists.find(address, hosts.to());
    if (own.isPresent()) {
      return own.filter(listing -> !listing.isAllowed())
          .map(listing -> "on a list here [" + listing.name() + "]");
    }
    return looked.has(HostLists.DNS_LISTS)
        ? dnsLists.find(address, hosts.dns()).map(list -> "listed by " + list)
        : Optional.empty();
  }

  private List<Finding> found(Setting<String> rule, String reason) {
    return RuleWeight.of(settings.value(rule)).finding(NAME, rule, reason);
  }
}
