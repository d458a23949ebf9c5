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
 * The domains of a message's authors (RFC 9989 §5.3.1). If From is not exactly one mailbox by RFC
 * 5322 §3.4, mail programs show different parts of it, so each domain that can be found in it
 * counts.
 *
 * @param domains the domains in A-labels, each once
 * @param isReadable true if every author has a domain; otherwise a recipient may be shown an author
 *     who was not checked
 * @param isWhole false if there are more domains than are checked
 */
public record AuthorDomains(List<String> domains, boolean isReadable, boolean isWhole) {

  /** The maximum number of domains checked, as each one costs DNS lookups (RFC 9989 §11.5). */
  public static final int MOST = 5;

  private static final int MOST_FIELDS = 5;
  private static final int MOST_ADDRESSES = 50;

  public AuthorDomains {
    domains = List.copyOf(domains);
  }

  /** Returns the domains in all From fields, as any of them may be shown. */
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
      isWhole &= AmbiguousAuthor.addDomains(field.value(), domains);
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
