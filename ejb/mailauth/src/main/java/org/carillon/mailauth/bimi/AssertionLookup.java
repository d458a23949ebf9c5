package org.carillon.mailauth.bimi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.DnsName;
import org.carillon.mailauth.dmarc.OrganizationPolicies;

/** Looks up the indicator of a domain (draft §7.2). */
public final class AssertionLookup {
  /** An SPF record that allows every host to send. */
  private static final Pattern OPEN_SPF = Pattern.compile("(?i)v=spf1(?: .*)? \\+?all *");

  private final DnsLookup dns;

  public AssertionLookup(DnsLookup dns) {
    this.dns = dns;
  }

  /** Looks up the indicator. */
  public Assertion find(IndicatorRequest claim) throws InterruptedException {
    return switch (new OrganizationPolicies(dns).of(claim.domain())) {
      case OrganizationPolicies.Lost(String why) -> unanswered(why);
      case OrganizationPolicies.Found found
          when found.records().isEmpty()
              || !found.records().stream().allMatch(IndicatorRequest::isStrict) ->
          new Assertion.Unprotected(
              "The DMARC record of "
                  + claim.domain()
                  + ", or of "
                  + found.organization()
                  + ", does not ask for quarantine or rejection of all mail that fails.");
      case OrganizationPolicies.Found found ->
          switch (texts(claim.domain())) {
            case DnsReply.Unknown<String>(String why) -> unanswered(why);
            case DnsReply.Found<String>(List<String> spf)
                when spf.stream().anyMatch(text -> OPEN_SPF.matcher(text).matches()) ->
                new Assertion.Unprotected(
                    "The SPF record of " + claim.domain() + " lets everybody send (+all).");
            case DnsReply.Found<String> _,
                DnsReply.NoRecords<String> _,
                DnsReply.NoName<String> _ ->
                ask(claim, found.organization());
          };
    };
  }

  private Assertion ask(IndicatorRequest claim, String organization) throws InterruptedException {
    Assertion own = ask(claim.selector(), claim.domain());
    boolean isSame =
        organization.equals(claim.domain()) && claim.selector().equals(IndicatorRequest.DEFAULT);
    // For the organization, only the default selector is looked up (draft §7.2, step 5).
    return own instanceof Assertion.Absent && !isSame
        ? ask(IndicatorRequest.DEFAULT, organization)
        : own;
  }

  private Assertion ask(String selector, String domain) throws InterruptedException {
    return switch (texts(selector + "._bimi." + domain)) {
      case DnsReply.Unknown<String>(String why) -> unanswered(why);
      case DnsReply.NoName<String> _, DnsReply.NoRecords<String> _ -> new Assertion.Absent();
      case DnsReply.Found<String>(List<String> texts) -> {
        List<AssertionRecord> records =
            texts.stream().map(AssertionRecord::parse).flatMap(Optional::stream).toList();
        yield switch (records.size()) {
          case 0 -> new Assertion.Absent();
          case 1 -> said(records.getFirst(), selector, domain);
          default -> new Assertion.Invalid("There are several records at " + domain + ".");
        };
      }
    };
  }

  private static Assertion said(AssertionRecord record, String selector, String domain) {
    return switch (record) {
      case AssertionRecord.Published published ->
          new Assertion.Published(domain, selector, published.location(), published.evidence());
      case AssertionRecord.Declined() -> new Assertion.Declined();
      case AssertionRecord.Invalid(String why) -> new Assertion.Invalid(why);
    };
  }

  private DnsReply<String> texts(String name) throws InterruptedException {
    return DnsName.isName(name) ? dns.find(name, new DnsType.Txt()) : new DnsReply.NoName<>();
  }

  private static Assertion unanswered(String why) {
    return new Assertion.Unknown("The DNS did not answer: " + why);
  }
}
