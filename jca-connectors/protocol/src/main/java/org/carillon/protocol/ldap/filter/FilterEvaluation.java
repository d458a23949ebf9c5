package org.carillon.protocol.ldap.filter;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.filter.MatchingRules.Way;

/** Evaluates filters on entries, in the three values of RFC 4511 §4.5.1.7. */
public final class FilterEvaluation {
  private FilterEvaluation() {}

  /** Evaluates a filter on an entry that has all its attributes. */
  public static Truth of(Filter filter, Entry entry) {
    return switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_AND -> all(filter, entry);
      case Filter.FILTER_TYPE_OR -> any(filter, entry);
      case Filter.FILTER_TYPE_NOT -> of(filter.getNOTComponent(), entry).not();
      case Filter.FILTER_TYPE_PRESENCE -> present(filter.getAttributeName(), entry);
      case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_APPROXIMATE_MATCH ->
          equal(filter.getAttributeName(), filter.getRawAssertionValue(), entry);
      case Filter.FILTER_TYPE_SUBSTRING -> substrings(filter, entry);
      case Filter.FILTER_TYPE_GREATER_OR_EQUAL -> ordered(filter, entry, order -> order >= 0);
      case Filter.FILTER_TYPE_LESS_OR_EQUAL -> ordered(filter, entry, order -> order <= 0);
      case Filter.FILTER_TYPE_EXTENSIBLE_MATCH -> extensible(filter, entry);
      default -> Truth.UNDEFINED;
    };
  }

  private static Truth all(Filter filter, Entry entry) {
    Truth truth = Truth.TRUE;
    for (Filter each : filter.getComponents()) {
      Truth one = of(each, entry);
      if (one == Truth.FALSE) {
        return one;
      }
      truth = one == Truth.UNDEFINED ? one : truth;
    }
    return truth;
  }

  private static Truth any(Filter filter, Entry entry) {
    Truth truth = Truth.FALSE;
    for (Filter each : filter.getComponents()) {
      Truth one = of(each, entry);
      if (one == Truth.TRUE) {
        return one;
      }
      truth = one == Truth.UNDEFINED ? one : truth;
    }
    return truth;
  }

  private static Truth present(String description, Entry entry) {
    return LdapSchema.type(description).isEmpty()
        ? Truth.UNDEFINED
        : Truth.of(!values(description, entry).isEmpty());
  }

  /** Returns the values of an attribute and its subtypes; none for one with options. */
  private static List<ASN1OctetString> values(String description, Entry entry) {
    List<ASN1OctetString> all = new ArrayList<>();
    if (description.indexOf(';') < 0) {
      for (String name : LdapSchema.named(description)) {
        Attribute attribute = entry.getAttribute(name);
        if (attribute != null) {
          all.addAll(List.of(attribute.getRawValues()));
        }
      }
    }
    return all;
  }

  /** Compares a value with an attribute's values. */
  @FunctionalInterface
  private interface Comparison {
    boolean holds(ASN1OctetString value) throws LDAPException;
  }

  private static Truth anyOf(List<ASN1OctetString> values, Comparison comparison) {
    Truth truth = Truth.FALSE;
    for (ASN1OctetString value : values) {
      try {
        if (comparison.holds(value)) {
          return Truth.TRUE;
        }
      } catch (LDAPException e) {
        truth = Truth.UNDEFINED;
      }
    }
    return truth;
  }

  /** Returns whether the rule accepts the asserted value, even if no value exists. */
  private static boolean isTaken(MatchingRule rule, ASN1OctetString asserted) {
    try {
      rule.normalize(asserted);
      return true;
    } catch (LDAPException e) {
      return false;
    }
  }

  /** Returns whether an attribute has a value, as in a comparison (RFC 4511 §4.10). */
  public static Truth equal(String description, ASN1OctetString asserted, Entry entry) {
    if (isAmbiguousName(description)) {
      return AmbiguousNameResolution.of(asserted.stringValue(), entry);
    }
    Optional<MatchingRule> rule =
        LdapSchema.type(description).flatMap(type -> MatchingRules.of(type, Way.EQUALITY));
    return rule.isEmpty() || !isTaken(rule.get(), asserted)
        ? Truth.UNDEFINED
        : anyOf(values(description, entry), value -> rule.get().valuesMatch(value, asserted));
  }

  static boolean isAmbiguousName(String description) {
    return LdapSchema.type(description).filter(type -> type.hasNameOrOID("anr")).isPresent();
  }

  private static Truth substrings(Filter filter, Entry entry) {
    String description = filter.getAttributeName();
    if (isAmbiguousName(description)) {
      // Some clients write a star after the prefix.
      return filter.getSubInitialString() == null
          ? Truth.UNDEFINED
          : AmbiguousNameResolution.of(filter.getSubInitialString(), entry);
    }
    return LdapSchema.type(description)
        .flatMap(type -> MatchingRules.of(type, Way.SUBSTRINGS))
        .map(
            rule ->
                anyOf(
                    values(description, entry),
                    value ->
                        rule.matchesSubstring(
                            value,
                            filter.getRawSubInitialValue(),
                            filter.getRawSubAnyValues(),
                            filter.getRawSubFinalValue())))
        .orElse(Truth.UNDEFINED);
  }

  private static Truth ordered(Filter filter, Entry entry, Predicate<Integer> order) {
    ASN1OctetString asserted = filter.getRawAssertionValue();
    Optional<MatchingRule> rule =
        LdapSchema.type(filter.getAttributeName())
            .flatMap(type -> MatchingRules.of(type, Way.ORDERING));
    return rule.isEmpty() || !isTaken(rule.get(), asserted)
        ? Truth.UNDEFINED
        : anyOf(
            values(filter.getAttributeName(), entry),
            value -> order.test(rule.get().compareValues(value, asserted)));
  }

  /** Evaluates an extensible match (RFC 4511 §4.5.1.7.7). */
  private static Truth extensible(Filter filter, Entry entry) {
    ASN1OctetString asserted = filter.getRawAssertionValue();
    String description = filter.getAttributeName();
    Optional<AttributeTypeDefinition> type =
        Optional.ofNullable(description).flatMap(LdapSchema::type);
    Optional<MatchingRules.Known> known =
        filter.getMatchingRuleID() != null
            ? MatchingRules.named(filter.getMatchingRuleID())
            : type.flatMap(each -> MatchingRules.of(each, Way.EQUALITY))
                .map(rule -> new MatchingRules.Known(rule, Way.EQUALITY));
    if (known.isEmpty() || description != null && type.isEmpty()) {
      return Truth.UNDEFINED;
    }
    List<ASN1OctetString> values =
        description != null ? values(description, entry) : comparable(known.get(), entry);
    if (filter.getDNAttributes()) {
      values.addAll(named(description, entry));
    }
    MatchingRule rule = known.get().rule();
    return switch (known.get().way()) {
      case EQUALITY ->
          isTaken(rule, asserted)
              ? anyOf(values, value -> rule.valuesMatch(value, asserted))
              : Truth.UNDEFINED;
      case ORDERING ->
          isTaken(rule, asserted)
              ? anyOf(values, value -> rule.compareValues(value, asserted) < 0)
              : Truth.UNDEFINED;
      case SUBSTRINGS -> SubstringAssertion.of(rule, asserted.stringValue(), values);
    };
  }

  /** Returns the values of all attributes that a rule compares. */
  private static List<ASN1OctetString> comparable(MatchingRules.Known known, Entry entry) {
    List<ASN1OctetString> all = new ArrayList<>();
    for (Attribute attribute : entry.getAttributes()) {
      if (LdapSchema.type(attribute.getName())
          .flatMap(type -> MatchingRules.of(type, known.way()))
          .filter(rule -> rule.getClass() == known.rule().getClass())
          .isPresent()) {
        all.addAll(List.of(attribute.getRawValues()));
      }
    }
    return all;
  }

  /** Returns the values of an attribute, or of all, in the entry's DN. */
  private static List<ASN1OctetString> named(String description, Entry entry) {
    List<String> names = description == null ? List.of() : LdapSchema.named(description);
    List<ASN1OctetString> all = new ArrayList<>();
    try {
      for (RDN rdn : entry.getParsedDN().getRDNs()) {
        for (Attribute attribute : rdn.getAttributes()) {
          if (description == null || names.contains(attribute.getName().toLowerCase(Locale.ROOT))) {
            all.addAll(List.of(attribute.getRawValues()));
          }
        }
      }
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  /** Substrings in one text, separated by stars (RFC 4517 §3.3.30). */
  private static final class SubstringAssertion {
    private static Truth of(MatchingRule rule, String text, List<ASN1OctetString> values) {
      try {
        Filter parsed = Filter.create("(cn=" + text + ")");
        return parsed.getFilterType() == Filter.FILTER_TYPE_SUBSTRING
            ? anyOf(
                values,
                value ->
                    rule.matchesSubstring(
                        value,
                        parsed.getRawSubInitialValue(),
                        parsed.getRawSubAnyValues(),
                        parsed.getRawSubFinalValue()))
            : Truth.UNDEFINED;
      } catch (LDAPException e) {
        return Truth.UNDEFINED;
      }
    }
  }
}
