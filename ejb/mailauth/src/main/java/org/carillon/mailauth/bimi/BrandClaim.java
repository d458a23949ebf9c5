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

/**
 * Which indicator a message's author asks to be shown.
 *
 * @param domain the author's
 * @param selector which of the domain's indicators
 */
public record BrandClaim(String domain, String selector) {

  /** The selector where a message names none. */
  public static final String DEFAULT = "default";

  /**
   * The claim of a message that proved to be its author's, one author's, whose domain wants what
   * fails not to be delivered (draft §7.1). Whether the organization above wants that too is asked
   * when the indicator is looked up.
   */
  public static Optional<BrandClaim> of(Header header, DkimReport dkim, DmarcVerdict dmarc) {
    return dmarc.result() instanceof DmarcResult.Pass
            && dmarc.published().filter(policy -> isStrict(policy.record())).isPresent()
            && isOneAuthor(header)
        ? Optional.of(
            new BrandClaim(
                dmarc.authorDomain(),
                SignedSelector.of(header, dkim, dmarc.authorDomain()).orElse(DEFAULT)))
        : Optional.empty();
  }

  /** Whether a record wants mail that fails to be kept from people, of all names it is for. */
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
