package org.carillon.policy.internal.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.mailauth.DnsName;
import org.carillon.policy.client.ClientSettings;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Checks a client's greeting and its names in the DNS. Failed DNS lookups count nothing. */
@ApplicationScoped
class ClientCheck implements ScreeningCheck {
  static final Duration TIME = Duration.ofSeconds(15);

  private static final String NAME = "client";

  /** The names that are checked of an address; further ones are ignored as in RFC 7208 §4.6.4. */
  private static final int MOST_NAMES = 10;

  private final GreetingRules greeting;
  private final Settings settings;

  @Inject
  ClientCheck(GreetingRules greeting, Settings settings) {
    this.greeting = greeting;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageTerms terms() {
    return StageTerms.ofStrangers(TIME, FailurePolicy.ACCEPT);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns)
      throws InterruptedException {
    InetAddress client = question.session().client();
    List<Finding> findings = new ArrayList<>(greeting.look(question.session(), dns));
    if (weight(ClientSettings.NAMELESS).counts()
        || weight(ClientSettings.MISNAMED).counts()
        || weight(ClientSettings.DYNAMIC).counts()) {
      findings.addAll(named(client, dns));
    }
    return CheckResult.of(findings);
  }

  private List<Finding> named(InetAddress client, DnsLookup dns) throws InterruptedException {
    return switch (dns.find(DnsName.reverse(client), new DnsType.Ptr())) {
      case DnsReply.Found<String>(List<String> names) ->
          named(client, names.subList(0, Math.min(names.size(), MOST_NAMES)), dns);
      case DnsReply.NoName<String> _ -> nameless(client);
      case DnsReply.NoRecords<String> _ -> nameless(client);
      case DnsReply.Unknown<String> _ -> List.of();
    };
  }

  private List<Finding> nameless(InetAddress client) {
    return weight(ClientSettings.NAMELESS)
        .finding(
            NAME, ClientSettings.NAMELESS, client.getHostAddress() + " has no name in the DNS");
  }

  private List<Finding> named(InetAddress client, List<String> names, DnsLookup dns)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    if (weight(ClientSettings.MISNAMED).counts() && leadElsewhere(client, names, dns)) {
      findings.addAll(
          weight(ClientSettings.MISNAMED)
              .finding(
                  NAME,
                  ClientSettings.MISNAMED,
                  "the name "
                      + names.getFirst()
                      + " does not lead back to "
                      + client.getHostAddress()));
    }
    if (names.stream().allMatch(name -> SubscriberName.is(name, client))) {
      findings.addAll(
          weight(ClientSettings.DYNAMIC)
              .finding(
                  NAME,
                  ClientSettings.DYNAMIC,
                  "the name " + names.getFirst() + " looks like a home connection"));
    }
    return findings;
  }

  private static boolean leadElsewhere(InetAddress client, List<String> names, DnsLookup dns)
      throws InterruptedException {
    var hosts = new HostLookups(dns);
    for (String name : names) {
      HostLookups.Addresses found = hosts.of(name);
      if (!found.isCertain() || found.addresses().contains(client)) {
        return false;
      }
    }
    return true;
  }

  private RuleWeight weight(Setting<String> setting) {
    return RuleWeight.of(settings.value(setting));
  }
}
