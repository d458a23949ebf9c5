package org.carillon.policy.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.FixedAddresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.policy.client.ClientSettings;
import org.carillon.policy.client.HostLists;
import org.carillon.policy.client.ReturnPathSettings;
import org.carillon.policy.filter.ListedClients.Listing;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.settings.Setting;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests the findings about a client's greeting and name, and about a return path. */
class ClientRulesTest {
  private static final String CLIENT = "192.0.2.7";
  private static final String MAIL = "Subject: x\n\nx\n";

  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mail.example.test");
  private final FixedAddresses addresses = new FixedAddresses().account(1, "alice");
  private final Set<String> unknown = new HashSet<>();
  private final Zone zone =
      new Zone()
          .with("mail.bank.example", a("192.0.2.7"))
          .with("7.2.0.192.in-addr.arpa", new DnsType.Ptr(), "mail.bank.example")
          .with("bank.example", new DnsType.Mx(), new MailExchanger(10, "mail.bank.example"));

  private final class Zone implements DnsLookup {
    private final Map<String, List<Object>> records =
        new java.util.concurrent.ConcurrentHashMap<>();

    private String key(String name, DnsType<?> type) {
      return name + " " + type.getClass().getSimpleName();
    }

    Zone with(String name, DnsType<?> type, Object record) {
      records.computeIfAbsent(key(name, type), none -> new ArrayList<>()).add(record);
      return this;
    }

    Zone with(String name, InetAddress address) {
      return with(
          name, address.getAddress().length == 4 ? new DnsType.A() : new DnsType.Aaaa(), address);
    }

    @Override
    @SuppressWarnings("unchecked") // The type is that of the record that was added.
    public <T> DnsReply<T> find(String name, DnsType<T> type) {
      if (unknown.contains(name)) {
        return new DnsReply.Unknown<>("wished for");
      }
      List<Object> found = records.get(key(name, type));
      if (found != null) {
        return new DnsReply.Found<>((List<T>) found);
      }
      return records.keySet().stream().anyMatch(key -> key.startsWith(name + " "))
          ? new DnsReply.NoRecords<>()
          : new DnsReply.NoName<>();
    }
  }

  private final Map<InetAddress, Listing> ownLists = new HashMap<>();

  private static InetAddress a(String address) {
    return InetAddress.ofLiteral(address);
  }

  private static ScreenedMail mail(String client) {
    return ScreenedMail.of(client, MAIL);
  }

  private List<Finding> findings(ScreeningCheck check, ScreenedMail mail)
      throws IOException, InterruptedException {
    return check.examine(mail.question(), zone).findings();
  }

  private List<Finding> client(ScreenedMail mail) throws IOException, InterruptedException {
    return findings(new ClientCheck(new GreetingRules(addresses, settings), settings), mail);
  }

  private List<Finding> path(String sender) throws IOException, InterruptedException {
    InetAddress banned = a("198.51.100.66");
    return findings(
        new ReturnPathCheck(
            addresses,
            address -> address.equals(banned) ? Duration.ofHours(1) : Duration.ZERO,
            (address, to) -> Optional.ofNullable(ownLists.get(address)),
            (address, dns) ->
                address.equals(a("198.51.100.68")) ? Optional.of("blocks") : Optional.empty(),
            settings),
        mail(CLIENT).from(sender));
  }

  private void assertPath(String sender, Setting<String> rule, String reason)
      throws IOException, InterruptedException {
    List<Finding> found = path(sender);
    assertThat(found).as(sender).hasSize(1);
    assertThat(found.getFirst().points()).isEqualTo(50);
    assertThat(found.getFirst().reason()).contains(reason);
    settings.with(rule, "refuse");
    assertThat(path(sender).getFirst().demand()).isEqualTo(Handling.REJECT);
    settings.with(rule, "off");
    assertThat(path(sender)).as(sender + " when the rule is off").isEmpty();
    settings.with(rule, "50");
  }

  @Test
  void properlyNamedClientHasNoFindings() throws Exception {
    assertThat(client(mail(CLIENT))).isEmpty();
    assertThat(client(mail(CLIENT).greeting("[192.0.2.7]"))).isEmpty();
    assertThat(path("boss@bank.example")).isEmpty();
    assertThat(path("")).isEmpty();
    assertThat(path("alice@example.test")).isEmpty();
  }

  @Test
  void heloNamesAreChecked() throws Exception {
    for (String ours :
        List.of(
            "mail.example.test",
            "MAIL.example.test",
            "example.test",
            "localhost",
            "[127.0.0.1]",
            "127.0.0.1",
            "[IPv6:::1]")) {
      assertThat(client(mail(CLIENT).greeting(ours)))
          .as(ours)
          .singleElement()
          .returns(40, Finding::points);
    }
    for (String other : List.of("192.0.2.7", "[192.0.2.8]", "[IPv6:2001:db8::1]")) {
      assertThat(client(mail(CLIENT).greeting(other)))
          .as(other)
          .singleElement()
          .returns(15, Finding::points);
    }
    for (String none : List.of("ylmf-pc", "", "[x]", "a b.example", "-.example", "192.0.2")) {
      assertThat(client(mail(CLIENT).greeting(none)))
          .as(none)
          .singleElement()
          .returns(10, Finding::points);
    }
    assertThat(client(mail(CLIENT).greeting("nowhere.example")))
        .singleElement()
        .returns("the client greets as nowhere.example, which has no address", Finding::reason);
    zone.with("strict.example", a("192.0.2.99"))
        .with("strict.example", new DnsType.Txt(), "v=spf1 a -all");
    assertThat(client(mail(CLIENT).greeting("strict.example")))
        .singleElement()
        .returns(20, Finding::points);
  }

  @Test
  void clientNamesAreChecked() throws Exception {
    assertThat(client(mail("192.0.2.9")))
        .singleElement()
        .returns("192.0.2.9 has no name in the DNS", Finding::reason);
    zone.with("8.2.0.192.in-addr.arpa", new DnsType.Ptr(), "mail.bank.example");
    assertThat(client(mail("192.0.2.8"))).singleElement().returns(5, Finding::points);
    zone.with("10.2.0.192.in-addr.arpa", new DnsType.Ptr(), "host-10-2-0-192.provider.example")
        .with("host-10-2-0-192.provider.example", a("192.0.2.10"));
    assertThat(client(mail("192.0.2.10"))).singleElement().returns(10, Finding::points);
    String six = "2001:db8::1";
    assertThat(client(mail(six))).singleElement().returns(10, Finding::points);
  }

  @Test
  void subscriberNamesAreRecognized() {
    InetAddress address = a("203.0.113.45");
    for (String subscriber :
        List.of(
            "p203-0-113-45.adsl.example",
            "45.113.0.203.provider.example",
            "dyn-17.example",
            "cb00712d.provider.example",
            "ip-203-0-113-45.cloud.example")) {
      assertThat(SubscriberName.is(subscriber, address)).as(subscriber).isTrue();
    }
    for (String server :
        List.of(
            "mail.example",
            "mx45.example",
            "mail-203-0.example",
            "dynamics.example",
            "out203.example",
            "spooler.example")) {
      assertThat(SubscriberName.is(server, address)).as(server).isFalse();
    }
  }

  @Test
  void unusableReturnPathsAreFound() throws Exception {
    assertPath("x@nowhere.example", ReturnPathSettings.UNREGISTERED, "neither MX nor address");
    assertPath("x@under_score", ReturnPathSettings.UNREGISTERED, "neither MX nor address");
    zone.with("silent.example", new DnsType.Mx(), new MailExchanger(0, ""));
    assertPath("x@silent.example", ReturnPathSettings.UNREGISTERED, "accepts no mail");
    assertPath("nobody@example.test", ReturnPathSettings.UNKNOWN_HERE, "no sender");
    assertPath("x@[192.0.2.7]", ReturnPathSettings.LITERAL, "[192.0.2.7]");
    zone.with("fake.example", new DnsType.Mx(), new MailExchanger(10, "gone.example"));
    assertPath("x@fake.example", ReturnPathSettings.FAKED, "exists: gone.example");
    zone.with("number.example", new DnsType.Mx(), new MailExchanger(10, "198.51.100.1"));
    assertPath("x@number.example", ReturnPathSettings.FAKED, "198.51.100.1");
    zone.with("inside.example", new DnsType.Mx(), new MailExchanger(10, "lan.example"))
        .with("lan.example", a("10.0.0.1"))
        .with("lan.example", a("127.0.0.1"))
        .with("lan.example", a("0.0.0.0"))
        .with("lan.example", a("fd00::1"))
        .with("lan.example", a("fe80::1"));
    assertPath(
        "x@inside.example", ReturnPathSettings.FAKED, "only internal addresses: lan.example");
    zone.with("listed.example", new DnsType.Mx(), new MailExchanger(10, "mx.listed.example"))
        .with("mx.listed.example", a("198.51.100.66"));
    assertPath("x@listed.example", ReturnPathSettings.LISTED, "198.51.100.66");
  }

  /** Adds the records by which a mail server is found. */
  private void server(String domain, String address) {
    zone.with(domain, new DnsType.Mx(), new MailExchanger(10, "mx." + domain))
        .with("mx." + domain, a(address));
  }

  @Test
  void mailServersOfSendersAreLookedUpInLists() throws Exception {
    server("own.example", "198.51.100.67");
    server("dns.example", "198.51.100.68");
    server("both.example", "198.51.100.69");
    ownLists.put(a("198.51.100.67"), new Listing("spammers", false));
    settings.with(ReturnPathSettings.LISTS, HostLists.BANS);
    assertThat(path("x@own.example")).isEmpty();
    settings.with(ReturnPathSettings.LISTS, HostLists.OWN_LISTS);
    assertPath("x@own.example", ReturnPathSettings.LISTED, "on a list here [spammers]");
    assertThat(path("x@dns.example")).isEmpty();
    settings.with(ReturnPathSettings.LISTS, HostLists.DNS_LISTS);
    assertPath("x@own.example", ReturnPathSettings.LISTED, "on a list here [spammers]");
    assertPath("x@dns.example", ReturnPathSettings.LISTED, "listed by blocks");
    ownLists.put(a("198.51.100.68"), new Listing("friends", true));
    assertThat(path("x@dns.example")).as("allowed by an own list").isEmpty();
    assertThat(path("x@both.example")).isEmpty();
  }

  @Test
  void addressLiteralsAreLookedUpInListsToo() throws Exception {
    assertThat(path("x@[198.51.100.70]")).hasSize(1);
    assertThat(path("x@[198.51.100.66]"))
        .extracting(Finding::source)
        .containsExactly(
            "settings/policy.return-path.literal", "settings/policy.return-path.listed");
    zone.with("alone.example", a("198.51.100.66"));
    assertPath("x@alone.example", ReturnPathSettings.LISTED, "198.51.100.66");
  }

  @Test
  void oneExistingMailServerIsSufficient() throws Exception {
    zone.with("half.example", new DnsType.Mx(), new MailExchanger(10, "gone.example"))
        .with("half.example", new DnsType.Mx(), new MailExchanger(20, "mx.half.example"))
        .with("mx.half.example", a("198.51.100.1"));
    assertThat(path("x@half.example")).isEmpty();
    zone.with("plain.example", a("198.51.100.1"));
    assertThat(path("x@plain.example")).isEmpty();
  }

  @Test
  void dnsFailuresCountNothing() throws Exception {
    unknown.addAll(
        List.of(
            "bank.example",
            "mail.bank.example",
            "7.2.0.192.in-addr.arpa",
            "nowhere.example",
            "gone.example"));
    zone.with("fake.example", new DnsType.Mx(), new MailExchanger(10, "gone.example"));
    settings
        .with(ReturnPathSettings.UNREGISTERED, "refuse")
        .with(ReturnPathSettings.FAKED, "refuse")
        .with(ClientSettings.NAMELESS, "refuse")
        .with(ClientSettings.HELO_UNKNOWN, "refuse");
    assertThat(client(mail(CLIENT))).isEmpty();
    assertThat(path("boss@bank.example")).isEmpty();
    assertThat(path("x@nowhere.example")).isEmpty();
    assertThat(path("x@fake.example")).isEmpty();
  }
}
