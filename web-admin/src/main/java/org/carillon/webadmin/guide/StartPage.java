package org.carillon.webadmin.guide;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.policy.dkim.DomainKeys;
import org.carillon.policy.dkim.NewDomainKey;
import org.carillon.settings.Scope;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.zone.PlainPort;
import org.carillon.zone.DomainZone;
import org.carillon.zone.DomainZones;

/**
 * Leads through the start of a server: host name, domain, DNS, certificate, first account. Nothing
 * of it is kept: each step is done when what it is for is there, however that came.
 */
@Named("start")
@RequestScoped
public class StartPage {
  private static final PageRequest FIRST = new PageRequest(Optional.empty(), Optional.empty(), 1);

  @Inject private SettingChanges settings;
  @Inject private Domains domains;
  @Inject private DomainZones zones;
  @Inject private DomainKeys keys;
  @Inject private Accounts accounts;
  @Inject private CertificateGlance certificates;
  @Inject private CertificateOrder order;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private String host = "";
  private String domain = "";
  private Seen seen;
  private String typedHost;
  private String typedDomain;
  private boolean agreed;

  /** The steps, in their order. */
  public enum Step {
    HOST,
    DOMAIN,
    ZONE,
    CERTIFICATE,
    ACCOUNT
  }

  /** What is read when the page is written. */
  private record Seen(
      Optional<DomainZone> zone,
      Optional<CertificateGlance.Found> certificate,
      boolean hasAccount) {}

  /** Reads what the server is called and which domain the steps are about. */
  public void load() {
    answers
        .take(settings.list(visitor.caller(), Scope.server()))
        .ifPresent(
            sheet -> {
              host =
                  sheet.values().stream()
                      .filter(value -> value.setting().key().equals(HostSettings.HOST_NAME.key()))
                      .map(value -> value.text())
                      .findFirst()
                      .orElse("");
              domain = parameters.some("domain").or(this::firstDomain).orElse("");
            });
  }

  private Optional<String> firstDomain() {
    return done(domains.list(visitor.caller(), FIRST))
        .flatMap(page -> page.items().stream().findFirst())
        .map(Domain::name);
  }

  private Seen seen() {
    if (seen == null) {
      boolean isSome = !domain.isEmpty();
      seen =
          new Seen(
              isSome ? done(zones.essentials(visitor.caller(), domain)) : Optional.empty(),
              isHostNamed() ? certificates.of(host) : Optional.empty(),
              isSome
                  && accounts.list(visitor.caller(), Optional.of(domain), FIRST)
                      instanceof Answer.Done<Page<Account>>(Page<Account> some)
                  && !some.items().isEmpty());
    }
    return seen;
  }

  private static <T> Optional<T> done(Answer<T> answer) {
    return answer instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  private boolean isHostNamed() {
    return HostSettings.isOnInternet(host);
  }

  private boolean isDone(Step step) {
    return switch (step) {
      case HOST -> isHostNamed();
      case DOMAIN -> !domain.isEmpty();
      case ZONE -> seen().zone().filter(DomainZone::isWhole).isPresent();
      case CERTIFICATE ->
          seen().certificate().filter(found -> found.isGood(Instant.now())).isPresent();
      case ACCOUNT -> seen().hasAccount();
    };
  }

  /** That the DNS has no address for the server's name, as a sentence; empty where it has. */
  public String getLostHost() {
    return seen()
        .zone()
        .filter(DomainZone::isHostLost)
        .flatMap(DomainZone::host)
        .map(name -> texts.of("zone.host.lost", name))
        .orElse("");
  }

  /** That port 80 has to be led to this server, as a sentence; empty where it is the server's. */
  public String getPlainPort() {
    return PlainPort.told(texts).orElse("");
  }

  /** Whether mail from outside can't reach the domain by its name. */
  public boolean isLocal() {
    return !domain.isEmpty() && !HostSettings.isOnInternet(domain);
  }

  private Optional<Step> next() {
    return List.of(Step.values()).stream().filter(step -> !isDone(step)).findFirst();
  }

  /** How it is with a step: {@code done}, {@code next} or {@code later}. */
  public String state(String step) {
    Step one = Step.valueOf(step);
    if (isDone(one)) {
      return "done";
    }
    return next().filter(one::equals).isPresent() ? "next" : "later";
  }

  /** Whether nothing is left to do. */
  public boolean isComplete() {
    return next().isEmpty();
  }

  /** Gives the server its name. */
  public void nameHost() {
    String typed = Objects.requireNonNullElse(typedHost, "").strip().toLowerCase(Locale.ROOT);
    if (!HostSettings.isOnInternet(typed)) {
      answers.wrong("host", texts.of("start.host.wrong", typed));
      return;
    }
    answers
        .take(
            "host",
            settings.change(
                visitor.caller(),
                Scope.server(),
                Map.of(HostSettings.HOST_NAME.key(), Optional.of(typed)),
                OptionalLong.empty()))
        .ifPresent(sheet -> back(Notice.of("saved"), domain));
  }

  /** Makes a domain, which the steps are about from then on. */
  public void makeDomain() {
    answers
        .take(
            "name",
            domains.create(
                visitor.caller(),
                new NewDomain(Objects.requireNonNullElse(typedDomain, "").strip(), "")))
        .ifPresent(made -> back(Notice.of("start.domain.made", made.name()), made.name()));
  }

  /** Makes the domain's first DKIM key. */
  public void makeKey() {
    answers
        .take(
            keys.create(
                visitor.caller(),
                new NewDomainKey(domain, Optional.empty(), SignatureAlgorithm.RSA_SHA256)))
        .ifPresent(made -> back(Notice.of("start.key.made", domain), domain));
  }

  /** Orders a certificate for the server's name. */
  public void orderCertificate() {
    if (!isHostNamed()) {
      answers.wrong(null, texts.of("zone.nameless"));
      return;
    }
    if (!agreed && !order.isAgreed()) {
      answers.wrong("agreed", texts.of("start.certificate.agree.first"));
      return;
    }
    answers
        .take(order.place(host))
        .ifPresent(placed -> back(Notice.of("start.certificate.placed", host), domain));
  }

  private void back(Notice notice, String about) {
    notices.show(notice);
    Redirect.to(about.isEmpty() ? "/start" : "/start?domain=" + Redirect.encoded(about));
  }

  /** The server's name as it is. */
  public String getHostName() {
    return host;
  }

  /** Whether it is one on the Internet. */
  public boolean isNamed() {
    return isHostNamed();
  }

  /** The domain that the steps are about; empty while there is none. */
  public String getDomain() {
    return domain;
  }

  /** The same as part of an address. */
  public String getEncoded() {
    return Redirect.encoded(domain);
  }

  /** How many essential records are missing. */
  public long getMissing() {
    return seen().zone().map(DomainZone::missing).orElse(0L);
  }

  /** Whether the domain's mail is signed, in a word; empty without a domain. */
  public String getSigning() {
    return seen().zone().map(zone -> zone.signing().name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /** The order of a certificate for the server's name; null for none. */
  public CertificateOrder.Placed getOrdered() {
    return isHostNamed() ? order.of(host).orElse(null) : null;
  }

  /** Whether somebody agreed to an authority's terms already. */
  public boolean isTermsAgreed() {
    return order.isAgreed();
  }

  /** The server's name as typed. */
  public String getHost() {
    return typedHost == null && isHostNamed() ? host : typedHost;
  }

  /** Takes the server's name. */
  public void setHost(String typed) {
    typedHost = typed;
  }

  /** The domain's name as typed. */
  public String getName() {
    return typedDomain;
  }

  /** Takes the domain's name. */
  public void setName(String typed) {
    typedDomain = typed;
  }

  /** Whether the box of the terms is checked. */
  public boolean isAgreed() {
    return agreed;
  }

  /** Takes whether the box of the terms is checked. */
  public void setAgreed(boolean agreed) {
    this.agreed = agreed;
  }
}
