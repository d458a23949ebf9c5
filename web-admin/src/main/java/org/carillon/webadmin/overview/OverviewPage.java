package org.carillon.webadmin.overview;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.cluster.Cluster;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.health.Health;
import org.carillon.health.HealthChecks;
import org.carillon.listener.Certificate;
import org.carillon.listener.Certificates;
import org.carillon.mailbox.AccountUses;
import org.carillon.mailbox.UsedAccount;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueueFilter;
import org.carillon.transport.queue.QueuePage;
import org.carillon.web.Dates;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.listener.CertificatesPage;
import org.carillon.zone.DomainZone;
import org.carillon.zone.DomainZones;

/**
 * The first page: problems first, then the figures: of the server for its administrators, of the
 * domain for its administrators. Unavailable parts are left out; the database's health has the
 * reason.
 */
@Named("overview")
@RequestScoped
public class OverviewPage {
  /** The page for each part of the server. */
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("queue", "queue"),
          Map.entry("listeners", "listeners"),
          Map.entry("store", "store"),
          Map.entry("search", "store"),
          Map.entry("contents", "store"),
          Map.entry("administration", "administrators"),
          Map.entry("filters", "objects?type=external-filters"),
          Map.entry("routing", "objects?type=external-filters"),
          Map.entry("programs", "settings?area=policy#policy.programs.sandbox"),
          Map.entry("identity-sources", "objects?type=identity-sources"),
          Map.entry("certificates", "certificates"),
          Map.entry("dkim", "objects?type=dkim-keys"),
          Map.entry("web-hooks", "objects?type=web-hooks"),
          Map.entry("acme", "objects?type=acme-certificates"),
          Map.entry("host-name", "settings?area=mail#mail.host-name"),
          Map.entry("sign-in", "settings?area=web#web.proxies"));

  private static final int COUNTED = 1_000;
  private static final int COUNTED_IN_QUEUE = 200;

  @Inject private HealthChecks checkUp;
  @Inject private Figures figures;
  @Inject private Cluster cluster;
  @Inject private Domains domains;
  @Inject private AccountUses uses;
  @Inject private DomainZones zones;
  @Inject private Certificates certificates;
  @Inject private Queue queue;
  @Inject private Visitor visitor;
  @Inject private Dates dates;
  @Inject private Texts texts;

  private List<Health> parts = List.of();
  private Optional<OwnDomain> own = Optional.empty();
  private final List<OverviewProblem> troubles = new ArrayList<>();

  @PostConstruct
  void ask() {
    if (visitor.caller().administersServer()) {
      parts = checkUp.parts();
      parts.stream().filter(part -> !part.sound()).map(this::trouble).forEach(troubles::add);
      tellOfStart();
    } else {
      own = askDomain();
      own.ifPresent(this::tellOf);
    }
    if (certificates.list(visitor.caller())
        instanceof Answer.Done<List<Certificate>>(List<Certificate> all)) {
      all.forEach(this::tellOf);
    }
    troubles.sort(Comparator.comparing(trouble -> !trouble.isBad()));
  }

  /** A server without a domain is new; otherwise its first domain needs its DNS records. */
  private void tellOfStart() {
    var one = new PageRequest(Optional.empty(), Optional.empty(), 1);
    if (!(domains.list(visitor.caller(), one)
        instanceof Answer.Done<Page<Domain>>(Page<Domain> all))) {
      return;
    }
    if (all.items().isEmpty()) {
      troubles.add(
          new OverviewProblem(
              "warn",
              texts.of("start.undone"),
              texts.of("start.help"),
              "start",
              texts.of("start.way")));
      return;
    }
    // Health reports a missing server name.
    String first = all.items().getFirst().name();
    zone(first)
        .filter(zone -> zone.host().isPresent() && !zone.isWhole())
        .ifPresent(zone -> tellOfZone(first));
  }

  private Optional<DomainZone> zone(String domain) {
    return zones.essentials(visitor.caller(), domain)
            instanceof Answer.Done<DomainZone>(DomainZone zone)
        ? Optional.of(zone)
        : Optional.empty();
  }

  /** Uses the words of the domain's own page. */
  private void tellOfZone(String domain) {
    troubles.add(
        new OverviewProblem(
            "warn",
            domain,
            texts.of("glance.next.zone"),
            "zone?domain=" + Redirect.encoded(domain),
            texts.of("glance.next.zone.way")));
  }

  private OverviewProblem trouble(Health part) {
    String page = PAGES.getOrDefault(part.part(), "");
    return new OverviewProblem(
        part.ready() ? "warn" : "bad",
        part(part.part()),
        part.sentence(),
        page,
        texts.of(page.startsWith("settings") ? "overview.set" : "overview.see"));
  }

  private Optional<OwnDomain> askDomain() {
    var all = new PageRequest(Optional.empty(), Optional.empty(), COUNTED);
    if (!(domains.list(visitor.caller(), all)
            instanceof Answer.Done<Page<Domain>>(Page<Domain> owned)
        && !owned.items().isEmpty()
        && uses.list(visitor.caller(), Optional.empty(), all, false)
            instanceof Answer.Done<Page<UsedAccount>>(Page<UsedAccount> used))) {
      return Optional.empty();
    }
    Domain domain = owned.items().getFirst();
    QueuePage waiting =
        queue.list(visitor.caller(), QueueFilter.ALL, Optional.empty(), COUNTED_IN_QUEUE)
                instanceof Answer.Done<QueuePage>(QueuePage page)
            ? page
            : new QueuePage(List.of(), Optional.empty());
    return Optional.of(
        new OwnDomain(
            domain.name(),
            domain.enabled(),
            used.items().size(),
            used.next().isPresent(),
            used.items().stream().mapToLong(one -> one.use().octets()).sum(),
            used.items().stream().filter(one -> one.use().nearlyFull()).toList(),
            waiting.messages().size(),
            waiting.next().isPresent()));
  }

  private void tellOf(OwnDomain domain) {
    if (!domain.enabled()) {
      troubles.add(
          new OverviewProblem(
              "bad",
              domain.name(),
              texts.of("overview.domain.off"),
              "domain?domain=" + domain.name(),
              texts.of("overview.see")));
    }
    if (zone(domain.name()).filter(zone -> !zone.isWhole()).isPresent()) {
      tellOfZone(domain.name());
    }
    for (UsedAccount full : domain.full()) {
      String address = full.account().address();
      troubles.add(
          new OverviewProblem(
              "warn",
              address,
              texts.of("account.full", full.use().percent()),
              "account?account=" + Redirect.encoded(address),
              texts.of("overview.see")));
    }
  }

  private void tellOf(Certificate certificate) {
    String kind = CertificatesPage.kind(certificate, Instant.now());
    if (!kind.equals("good")) {
      troubles.add(
          new OverviewProblem(
              kind,
              texts.of("overview.certificate", String.join(", ", certificate.names())),
              texts.of("overview.certificate." + kind, dates.full(certificate.notAfter())),
              "certificates",
              texts.of("overview.see")));
    }
  }

  /** The problems, the worst first. */
  public List<OverviewProblem> getTroubles() {
    return troubles;
  }

  /** All parts of the server; empty for a domain's administrator. */
  public List<Health> getParts() {
    return parts;
  }

  /** The caller's domain; null for an administrator of the server. */
  public OwnDomain getOwn() {
    return own.orElse(null);
  }

  /** A part's name for people. */
  public String part(String key) {
    return texts.knows("part." + key) ? texts.of("part." + key) : key;
  }

  /** The figures with their lines; empty for a domain's administrator. */
  public List<Sparkline> getFigures() {
    return visitor.caller().administersServer() ? figures.lines(texts) : List.of();
  }

  /** The cluster node's name; empty for a single server and for a domain's administrator. */
  public String getNode() {
    var view = cluster.view();
    return visitor.caller().administersServer() && view.clustered()
        ? texts.of("overview.nodes", view.node(), view.members().size())
        : "";
  }
}
