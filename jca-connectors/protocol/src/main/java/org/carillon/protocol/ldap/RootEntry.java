package org.carillon.protocol.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** The root DSE, the server's own entry (RFC 4512 §5.1). */
final class RootEntry {
  private static final List<String> FEATURES =
      List.of(
          // All operational attributes (RFC 3673), those of a class (RFC 4529), true and false
          // filters (RFC 4526).
          "1.3.6.1.4.1.4203.1.5.1", "1.3.6.1.4.1.4203.1.5.2", "1.3.6.1.4.1.4203.1.5.3");

  private RootEntry() {}

  static Entry of(List<String> contexts, List<String> mechanisms, Stream<String> extensions) {
    Entry entry = new Entry("", LdapSchema.schema());
    put(entry, "objectClass", List.of("top"));
    put(entry, "structuralObjectClass", List.of("top"));
    put(entry, "supportedLDAPVersion", List.of("3"));
    put(entry, "namingContexts", contexts);
    put(entry, "subschemaSubentry", List.of(LdapSchema.NAME));
    put(entry, "supportedControl", KnownControls.ALL.stream().sorted().toList());
    put(entry, "supportedExtension", extensions.sorted().toList());
    put(entry, "supportedFeatures", FEATURES);
    put(entry, "supportedSASLMechanisms", mechanisms);
    put(entry, "vendorName", List.of("Carillon"));
    return entry;
  }

  private static void put(Entry entry, String type, List<String> values) {
    if (!values.isEmpty()) {
      entry.setAttribute(new Attribute(type, LdapSchema.schema(), values));
    }
  }
}
