package org.carillon.protocol.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.CaseIgnoreStringMatchingRule;
import com.unboundid.ldap.matchingrules.IntegerMatchingRule;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.SortKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** The order by sort keys (RFC 2891 §1.1); entries without a value come last. */
final class EntryOrder implements Comparator<EntryOrder.Ranked> {

  /** The highest number of sort keys. */
  private static final int MOST_KEYS = 10;

  /** A longer value is compared as text. */
  private static final int MOST_DIGITS = 100;

  private final SortKey[] keys;

  EntryOrder(SortKey[] keys) {
    this.keys = keys.clone();
  }

  /** An entry with the values to compare, one per key, prepared once for all comparisons. */
  record Ranked(Entry entry, List<Optional<ASN1OctetString>> values) {}

  boolean hasTooManyKeys() {
    return keys.length > MOST_KEYS;
  }

  /** Returns the attribute of the first key that is unknown, if any. */
  Optional<String> unknown() {
    for (SortKey key : keys) {
      if (LdapSchema.type(key.getAttributeName()).isEmpty()) {
        return Optional.of(key.getAttributeName());
      }
    }
    return Optional.empty();
  }

  Ranked ranked(Entry entry) {
    List<Optional<ASN1OctetString>> values = new ArrayList<>();
    for (SortKey key : keys) {
      values.add(value(entry, key).map(value -> comparable(key, value)));
    }
    return new Ranked(entry, values);
  }

  @Override
  public int compare(Ranked one, Ranked other) {
    for (int i = 0; i < keys.length; i++) {
      Optional<ASN1OctetString> first = one.values().get(i);
      Optional<ASN1OctetString> second = other.values().get(i);
      int order;
      if (first.isEmpty() || second.isEmpty()) {
        order = Boolean.compare(first.isEmpty(), second.isEmpty());
      } else {
        order = compare(keys[i], first.get(), second.get());
        order = keys[i].reverseOrder() ? -order : order;
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Compares the first key's value of an entry with a value. */
  int compareFirst(Ranked entry, ASN1OctetString value) {
    ASN1OctetString asked = comparable(keys[0], value);
    int order = entry.values().getFirst().map(own -> compare(keys[0], own, asked)).orElse(1);
    return keys[0].reverseOrder() ? -order : order;
  }

  private static int compare(SortKey key, ASN1OctetString one, ASN1OctetString other) {
    if (rule(key) instanceof IntegerMatchingRule) {
      Optional<BigInteger> first = number(one);
      Optional<BigInteger> second = number(other);
      if (first.isPresent() && second.isPresent()) {
        return first.get().compareTo(second.get());
      }
      if (first.isPresent() || second.isPresent()) {
        // One order for all: numbers first, then other texts as written.
        return first.isPresent() ? -1 : 1;
      }
    }
    return Arrays.compareUnsigned(one.getValue(), other.getValue());
  }

  private static Optional<BigInteger> number(ASN1OctetString value) {
    if (value.getValue().length > MOST_DIGITS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigInteger(value.stringValue()));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static ASN1OctetString comparable(SortKey key, ASN1OctetString value) {
    try {
      return rule(key).normalize(value);
    } catch (LDAPException e) {
      return CaseIgnoreStringMatchingRule.getInstance().normalize(value);
    }
  }

  private static MatchingRule rule(SortKey key) {
    return MatchingRule.selectOrderingMatchingRule(key.getAttributeName(), LdapSchema.schema());
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
