package org.carillon.webadmin.guide;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.DomainType;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.QuotaReports;
import org.carillon.policy.dkim.DomainSigning;
import org.carillon.web.Dates;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.ObjectForm;
import org.carillon.zone.DomainZone;
import org.carillon.zone.DomainZones;
import org.carillon.zone.ZoneRecord;

/**
 * An overview of a domain with the next step. It is read while the page is rendered: parts that the
 * visitor may not see, or that are unavailable now, are left out.
 */
@Named("domainGlance")
@RequestScoped
public class DomainOverview {
  @Inject private ObjectForm form;
  @Inject private QuotaReports reports;
  @Inject private DomainZones zones;
  @Inject private ServerCertificateStatus certificate;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;
  @Inject private Dates dates;

  private Seen seen;

  private record Seen(
      Optional<QuotaReport> report,
      Optional<DomainZone> zone,
      Optional<ServerCertificateStatus.Found> certificate) {}

  private Seen seen() {
    if (seen == null) {
      String name = parameters.text("domain");
      var one = new PageRequest(Optional.empty(), Optional.empty(), 1);
      Optional<DomainZone> zone = done(zones.essentials(visitor.caller(), name));
      seen =
          new Seen(
              done(reports.of(visitor.caller(), name, one)),
              zone,
              zone.flatMap(DomainZone::host).flatMap(certificate::of));
    }
    return seen;
  }

  private static <T> Optional<T> done(Answer<T> answer) {
    return answer instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  private boolean isOn() {
    return form.value(DomainType.ENABLED).orElse(true);
  }

  /** Its state: {@code good} or {@code off}. */
  public String getKind() {
    return isOn() ? "good" : "off";
  }

  public String getState() {
    return texts.of(isOn() ? "state.on" : "state.off");
  }

  /** The usage of its accounts, or null if unknown. */
  public QuotaReport getReport() {
    return seen().report().orElse(null);
  }

  /** Its usage in percent; 0 without a limit. */
  public long getPercent() {
    return seen()
        .report()
        .filter(report -> report.mostOctets() > 0)
        .map(report -> 100 * report.octets() / report.mostOctets())
        .orElse(0L);
  }

  /** The width of its usage bar, 0 to 100. */
  public long getBar() {
    return Math.clamp(getPercent(), 1, 100);
  }

  /** Its DNS records: {@code good}, {@code warn}, or {@code off} if unknown. */
  public String getZoneKind() {
    return seen()
        .zone()
        .map(
            zone -> {
              if (zone.host().isEmpty() || zone.isHostLost() || zone.missing() > 0) {
                return "warn";
              }
              return isUnknown(zone) ? "off" : "good";
            })
        .orElse("off");
  }

  private static boolean isUnknown(DomainZone zone) {
    return zone.records().stream().anyMatch(one -> one.state() == ZoneRecord.State.UNKNOWN);
  }

  public String getZone() {
    return seen()
        .zone()
        .map(
            zone -> {
              if (zone.host().isEmpty()) {
                return texts.of("zone.nameless");
              }
              if (zone.isHostLost()) {
                return texts.of("zone.host.lost", zone.host().orElseThrow());
              }
              return zone.missing() == 0 && isUnknown(zone)
                  ? texts.of("zone.is.unknown")
                  : texts.of("zone.missing", zone.missing());
            })
        .orElseGet(() -> texts.of("zone.is.unknown"));
  }

  private Optional<DomainSigning> signing() {
    return seen().zone().map(DomainZone::signing);
  }

  /** The signing of its mail: {@code good}, {@code warn} or {@code off}. */
  public String getSigningKind() {
    return switch (signing().orElse(DomainSigning.OFF)) {
      case SIGNED -> "good";
      case AWAITED, KEYLESS -> "warn";
      case OFF -> "off";
    };
  }

  public String getSigning() {
    return texts.of("signing." + word(signing().orElse(DomainSigning.OFF)));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the server has a name and its certificate may be seen. */
  public boolean isCertified() {
    return seen().certificate().isPresent();
  }

  /** The state of the server's certificate: {@code good}, {@code warn} or {@code bad}. */
  public String getCertificateKind() {
    return seen().certificate().map(found -> found.kind(Instant.now())).orElse("off");
  }

  public String getCertificate() {
    return seen()
        .certificate()
        .map(found -> texts.of("glance.certificate." + found.word(), ends(found)))
        .orElse("");
  }

  private String ends(ServerCertificateStatus.Found found) {
    return found.ends().map(dates::full).orElse("");
  }

  /** The next step, or null. */
  public NextStep getNext() {
    String name = Redirect.encoded(parameters.text("domain"));
    if (!isOn()) {
      return step("warn", "domain-off", "domain?domain=" + name + "#enabled");
    }
    if (seen().report().filter(report -> report.accounts() == 0).isPresent()) {
      return step("info", "account", "accounts?domain=" + name);
    }
    if (seen().zone().filter(zone -> !zone.isWhole()).isPresent()) {
      return step("warn", "zone", "zone?domain=" + name);
    }
    if (visitor.caller().administersServer()
        && seen().certificate().filter(found -> !found.isGood(Instant.now())).isPresent()) {
      return step("warn", "certificate", "start?domain=" + name);
    }
    return null;
  }

  private NextStep step(String kind, String what, String page) {
    return new NextStep(
        kind, texts.of("glance.next." + what), page, texts.of("glance.next." + what + ".way"));
  }
}
