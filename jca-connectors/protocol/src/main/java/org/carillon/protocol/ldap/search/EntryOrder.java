package org.carillon.protocol.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.CaseIgnoreStringMatchingRule;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.SortKey;
import java.util.Comparator;
import java.util.Optional;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** The order that sort keys ask for (RFC 2891 §1.1); who has no value comes last. */
final class EntryOrder implements Comparator<Entry> {
  private final SortKey[] keys;

  EntryOrder(SortKey[] keys) {
    this.keys = keys.clone();
  }

  /** The first key's attribute that is unknown, if any. */
  Optional<String> unknown() {
    for (SortKey key : keys) {
      if (LdapSchema.type(key.getAttributeName()).isEmpty()) {
        return Optional.of(key.getAttributeName());
      }
    }
    return Optional.empty();
  }

  @Override
  public int compare(Entry one, Entry other) {
    for (SortKey key : keys) {
      Optional<ASN1OctetString> first = value(one, key);
      Optional<ASN1OctetString> second = value(other, key);
      int order;
      if (first.isEmpty() || second.isEmpty()) {
        order = Boolean.compare(first.isEmpty(), second.isEmpty());
      } else {
        order = compare(key, first.get(), second.get());
        order = key.reverseOrder() ? -order : order;
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** How the first key's value of an entry compares with a value. */
  int compareFirst(Entry entry, ASN1OctetString value) {
    int order = value(entry, keys[0]).map(own -> compare(keys[0], own, value)).orElse(1);
    return keys[0].reverseOrder() ? -order : order;
  }

  private static int compare(SortKey key, ASN1OctetString one, ASN1OctetString other) {
    MatchingRule rule =
        MatchingRule.selectOrderingMatchingRule(key.getAttributeName(), LdapSchema.schema());
    try {
      return rule.compareValues(one, other);
    } catch (LDAPException e) {
      return CaseIgnoreStringMatchingRule.getInstance().compareValues(one, other);
    }
  }

  private static Optional<ASN1OctetString> value(Entry entry, SortKey key) {
    return LdapSchema.named(key.getAttributeName()).stream()
        .map(entry::getAttribute)
        .filter(attribute -> attribute != null)
        .map(Attribute::getRawValues)
        .filter(values -> values.length > 0)
        .map(values -> values[0])
        .findFirst();
  }
}
