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
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.settings.Scope;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.zone.HttpChallengePort;
import org.carillon.zone.DomainZone;
import org.carillon.zone.DomainZones;

/**
 * Guides through the setup of a server: host name, domain, DNS, certificate, first account. It
 * keeps no state: a step is done when its result exists, however it was made.
 */
@Named("start")
@RequestScoped
public class StartPage {
  private static final PageRequest FIRST = new PageRequest(Optional.empty(), Optional.empty(), 1);

  @Inject private SettingChanges settings;
  @Inject private Domains domains;
  @Inject private DomainZones zones;
  @Inject private Directory directory;
  @Inject private Accounts accounts;
  @Inject private ServerCertificateStatus certificates;
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

  private record Seen(
      Optional<DomainZone> zone,
      Optional<ServerCertificateStatus.Found> certificate,
      boolean hasAccount) {}

  /** Reads the server's name and the domain of the steps. */
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

  /** A sentence that the DNS has no address for the server's name; empty if it has one. */
  public String getLostHost() {
    return seen()
        .zone()
        .filter(DomainZone::isHostLost)
        .flatMap(DomainZone::host)
        .map(name -> texts.of("zone.host.lost", name))
        .orElse("");
  }

  /** A sentence that port 80 must be forwarded to this server; empty if the server uses it. */
  public String getPlainPort() {
    return HttpChallengePort.told(texts).orElse("");
  }

  /** Returns whether external mail cannot reach the domain by its name. */
  public boolean isLocal() {
    return !domain.isEmpty() && !HostSettings.isOnInternet(domain);
  }

  private Optional<Step> next() {
    return List.of(Step.values()).stream().filter(step -> !isDone(step)).findFirst();
  }

  /** The state of a step: {@code done}, {@code next} or {@code later}. */
  public String state(String step) {
    Step one = Step.valueOf(step);
    if (isDone(one)) {
      return "done";
    }
    return next().filter(one::equals).isPresent() ? "next" : "later";
  }

  public boolean isComplete() {
    return next().isEmpty();
  }

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

  /** Creates the domain of the steps. */
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
            directory.create(
                visitor.caller(),
                DkimKeyType.TYPE,
                new AttributeValues().with(DkimKeyType.NAME, domain)))
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

  public String getHostName() {
    return host;
  }

  /** Returns whether the server's name is one on the Internet. */
  public boolean isNamed() {
    return isHostNamed();
  }

  /** The domain of the steps; empty while there is none. */
  public String getDomain() {
    return domain;
  }

  public String getEncoded() {
    return Redirect.encoded(domain);
  }

  /** The number of missing essential records. */
  public long getMissing() {
    return seen().zone().map(DomainZone::missing).orElse(0L);
  }

  /** The state of the signing of the domain's mail, in a word; empty without a domain. */
  public String getSigning() {
    return seen().zone().map(zone -> zone.signing().name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /** The order of a certificate for the server's name, or null. */
  public CertificateOrder.Placed getOrdered() {
    return isHostNamed() ? order.of(host).orElse(null) : null;
  }

  /** Returns whether an authority's terms were accepted already. */
  public boolean isTermsAgreed() {
    return order.isAgreed();
  }

  public String getHost() {
    return typedHost == null && isHostNamed() ? host : typedHost;
  }

  public void setHost(String typed) {
    typedHost = typed;
  }

  public String getName() {
    return typedDomain;
  }

  public void setName(String typed) {
    typedDomain = typed;
  }

  public boolean isAgreed() {
    return agreed;
  }

  public void setAgreed(boolean agreed) {
    this.agreed = agreed;
  }
}
