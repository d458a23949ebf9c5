package org.carillon.sieve.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/** The values of a header's fields, each decoded once for all tests. Names are in lower case. */
public final class FieldValues {

  /** The most addresses of a field; more are ignored. */
  private static final int MOST_ADDRESSES = 10_000;

  private final Header header;
  private final Map<String, List<HeaderField>> fields = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, List<List<SieveAddress>>> addresses = new HashMap<>();

  /** Creates it without reading anything yet. */
  public FieldValues(Header header) {
    this.header = header;
  }

  public Header header() {
    return header;
  }

  public List<HeaderField> fields(String name) {
    List<HeaderField> found = fields.get(name);
    if (found == null) {
      found = header.all(name);
      fields.put(name, found);
    }
    return found;
  }

  /** The fields' values as text, decoded and without white space around (RFC 5228 §2.7.2). */
  public List<String> texts(String name) {
    List<String> found = texts.get(name);
    if (found == null) {
      found = new ArrayList<>();
      for (HeaderField field : fields(name)) {
        found.add(field.text().strip());
      }
      texts.put(name, found);
    }
    return found;
  }

  /** The addresses in each of them, those of groups included (RFC 5228 §5.1). */
  public List<List<SieveAddress>> addresses(String name) {
    List<List<SieveAddress>> found = addresses.get(name);
    if (found == null) {
      found = new ArrayList<>();
      for (HeaderField field : fields(name)) {
        found.add(addressesOf(field.value()));
      }
      addresses.put(name, found);
    }
    return found;
  }

  /** The addresses that a field's value has. */
  public static List<SieveAddress> addressesOf(String value) {
    List<SieveAddress> found = new ArrayList<>();
    for (Address address : AddressFields.parse(value, MOST_ADDRESSES)) {
      switch (address) {
        case Address.Mailbox mailbox -> add(mailbox, found);
        case Address.Group group -> group.members().forEach(member -> add(member, found));
      }
    }
    return found;
  }

  private static void add(Address.Mailbox mailbox, List<SieveAddress> to) {
    String local = DecodedText.of(mailbox.local());
    String domain = DecodedText.of(mailbox.domain());
    if (!local.isEmpty() || !domain.isEmpty()) {
      to.add(new SieveAddress(local, domain));
    }
  }
}
