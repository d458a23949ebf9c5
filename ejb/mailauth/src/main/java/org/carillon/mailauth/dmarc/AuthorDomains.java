package org.carillon.mailauth.dmarc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.DnsName;

/**
 * Whom a message says it is from (RFC 9989 §5.3.1). Of a From that is not exactly one mailbox by
 * RFC 5322 §3.4, programs show different parts: each domain that can be found in it counts.
 *
 * @param domains in A-labels, each once
 * @param isReadable whether each author there is has a domain: else a reader may be shown somebody
 *     who was not asked about
 * @param isWhole false when there are more than are looked at
 */
public record AuthorDomains(List<String> domains, boolean isReadable, boolean isWhole) {

  /** More domains are not looked at: each costs questions to the DNS (RFC 9989 §11.5). */
  public static final int MOST = 5;

  private static final int MOST_FIELDS = 5;
  private static final int MOST_ADDRESSES = 50;

  /** Copies. */
  public AuthorDomains {
    domains = List.copyOf(domains);
  }

  /** Of all From fields together: which of several a reader is shown nobody knows. */
  public static AuthorDomains of(Header header) {
    List<HeaderField> fields = header.all("From");
    Set<String> domains = new LinkedHashSet<>();
    boolean isWhole = fields.size() <= MOST_FIELDS;
    boolean isReadable = !header.isCut();
    for (HeaderField field : fields.subList(0, Math.min(MOST_FIELDS, fields.size()))) {
      List<Address.Mailbox> mailboxes = mailboxes(field.value());
      isWhole &= mailboxes.size() < MOST_ADDRESSES;
      for (Address.Mailbox mailbox : mailboxes) {
        isReadable &= DnsName.canonical(utf8(mailbox.domain())).map(domains::add).isPresent();
      }
      isWhole &= DoubtfulAuthor.addDomains(field.value(), domains);
    }
    isWhole &= domains.size() <= MOST;
    return new AuthorDomains(
        domains.stream().limit(MOST).toList(),
        isReadable && domains.isEmpty() == fields.isEmpty(),
        isWhole);
  }

  private static List<Address.Mailbox> mailboxes(String value) {
    List<Address.Mailbox> mailboxes = new ArrayList<>();
    for (Address address : AddressFields.parse(value, MOST_ADDRESSES)) {
      switch (address) {
        case Address.Mailbox mailbox -> mailboxes.add(mailbox);
        case Address.Group(String _, List<Address.Mailbox> members) -> mailboxes.addAll(members);
      }
    }
    return mailboxes;
  }

  private static String utf8(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
