package org.carillon.mailauth.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.arc.ArcOutcome;
import org.carillon.mailauth.arc.ArcReport;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dkim.SignatureLabel;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.spf.SpfIdentity;
import org.carillon.mailauth.spf.SpfVerdict;

/**
 * The result of one method (RFC 8601 §2.2, {@code resinfo}).
 *
 * @param method {@code spf}, {@code dkim}, {@code iprev} …
 * @param result {@code pass}, {@code fail} …
 * @param reason a sentence for people; empty for none
 * @param properties the properties that were checked
 */
public record MethodResult(
    String method, String result, String reason, List<ResultProperty> properties) {

  public MethodResult {
    properties = List.copyOf(properties);
  }

  /** Returns the value of a property such as {@code header.from}, or empty if there is none. */
  public Optional<String> find(String type, String name) {
    return properties.stream()
        .filter(p -> p.type().equalsIgnoreCase(type) && p.name().equalsIgnoreCase(name))
        .map(ResultProperty::value)
        .findFirst();
  }

  /** Returns the result of SPF (RFC 8601 §2.7.2). */
  public static MethodResult of(SpfVerdict verdict) {
    ResultProperty property =
        verdict.identity() == SpfIdentity.HELO
            ? new ResultProperty("smtp", "helo", verdict.domain())
            : new ResultProperty("smtp", "mailfrom", verdict.sender());
    return new MethodResult(
        "spf", verdict.result().keyword(), verdict.result().reason(), List.of(property));
  }

  /** Returns the result of DKIM for a signature (RFC 8601 §2.7.1, RFC 6008 §4). */
  public static MethodResult of(DkimResult result) {
    SignatureLabel label = result.label();
    List<ResultProperty> properties = new ArrayList<>();
    add(properties, "d", label.domain());
    add(properties, "s", label.selector());
    add(properties, "a", label.algorithm());
    add(properties, "b", label.start());
    return new MethodResult("dkim", result.outcome().word(), result.outcome().why(), properties);
  }

  private static void add(List<ResultProperty> properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.add(new ResultProperty("header", name, value));
    }
  }

  /** Returns the result of ARC for the chain (RFC 8617 §4.1.1). */
  public static MethodResult of(ArcReport report) {
    String reason =
        switch (report.outcome()) {
          case ArcOutcome.None _, ArcOutcome.Pass _ -> "";
          case ArcOutcome.Fail(String why) -> why;
          case ArcOutcome.TempError(String why) -> why;
        };
    return new MethodResult("arc", report.outcome().word(), reason, List.of());
  }

  /** Returns the result of DMARC (RFC 9989 §9.2). */
  public static MethodResult of(DmarcVerdict verdict) {
    List<ResultProperty> properties = new ArrayList<>();
    if (!verdict.authorDomain().isEmpty()) {
      properties.add(new ResultProperty("header", "from", verdict.authorDomain()));
    }
    verdict
        .published()
        .ifPresent(
            published -> {
              String policy = published.record().policy().keyword();
              properties.add(new ResultProperty("polrec", "p", policy));
              if (!published.domain().equals(verdict.authorDomain())) {
                properties.add(new ResultProperty("polrec", "domain", published.domain()));
              }
            });
    return new MethodResult(
        "dmarc", verdict.result().keyword(), verdict.result().reason(), properties);
  }
}
