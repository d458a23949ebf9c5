package org.carillon.mailauth.bimi;

import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.DmarcRecord;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;

/** The indicator for a message: the author's domain and one of its selectors. */
public record IndicatorRequest(String domain, String selector) {

  /** The selector for a message that names none. */
  public static final String DEFAULT = "default";

  /**
   * Returns the claim of a message, or empty if it must not have an indicator. It needs a DMARC
   * pass, exactly one author, and a domain with a policy against mail that fails (draft §7.1). The
   * policy of the organization above is checked when the indicator is looked up.
   */
  public static Optional<IndicatorRequest> of(Header header, DkimReport dkim, DmarcVerdict dmarc) {
    return dmarc.result() instanceof DmarcResult.Pass
            && dmarc.published().filter(policy -> isStrict(policy.record())).isPresent()
            && isOneAuthor(header)
        ? Optional.of(
            new IndicatorRequest(
                dmarc.authorDomain(),
                SignedSelector.of(header, dkim, dmarc.authorDomain()).orElse(DEFAULT)))
        : Optional.empty();
  }

  /** Returns whether a record has a policy against failing mail, for domain and subdomains. */
  static boolean isStrict(DmarcRecord record) {
    return record.isApplied()
        && !record.isTesting()
        && record.policy() != DmarcPolicy.NONE
        && record.subdomains().orElse(record.policy()) != DmarcPolicy.NONE;
  }

  private static boolean isOneAuthor(Header header) {
    List<HeaderField> fields = header.all("From");
    if (fields.size() != 1) {
      return false;
    }
    List<Address> addresses = AddressFields.parse(fields.getFirst().value(), 2);
    return addresses.size() == 1 && addresses.getFirst() instanceof Address.Mailbox;
  }
}
