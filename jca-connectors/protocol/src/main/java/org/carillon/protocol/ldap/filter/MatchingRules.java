package org.carillon.protocol.ldap.filter;

import com.unboundid.ldap.matchingrules.BooleanMatchingRule;
import com.unboundid.ldap.matchingrules.CaseExactStringMatchingRule;
import com.unboundid.ldap.matchingrules.CaseIgnoreListMatchingRule;
import com.unboundid.ldap.matchingrules.CaseIgnoreStringMatchingRule;
import com.unboundid.ldap.matchingrules.DistinguishedNameMatchingRule;
import com.unboundid.ldap.matchingrules.GeneralizedTimeMatchingRule;
import com.unboundid.ldap.matchingrules.IntegerMatchingRule;
import com.unboundid.ldap.matchingrules.MatchingRule;
import com.unboundid.ldap.matchingrules.OctetStringMatchingRule;
import com.unboundid.ldap.matchingrules.TelephoneNumberMatchingRule;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.MatchingRuleDefinition;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** The matching rules that the schema names (RFC 4517 §4.2). */
final class MatchingRules {

  /** The kind of comparison of a rule. */
  enum Way {
    EQUALITY,
    ORDERING,
    SUBSTRINGS
  }

  /** A rule and its kind. */
  record Known(MatchingRule rule, Way way) {}

  private static final MatchingRule IGNORE = CaseIgnoreStringMatchingRule.getInstance();
  private static final MatchingRule EXACT = CaseExactStringMatchingRule.getInstance();

  private static final Map<String, Known> ALL =
      Map.ofEntries(
          known("objectIdentifierMatch", IGNORE, Way.EQUALITY),
          known("distinguishedNameMatch", new DistinguishedNameMatchingRule(), Way.EQUALITY),
          known("caseIgnoreMatch", IGNORE, Way.EQUALITY),
          known("caseIgnoreOrderingMatch", IGNORE, Way.ORDERING),
          known("caseIgnoreSubstringsMatch", IGNORE, Way.SUBSTRINGS),
          known("caseExactMatch", EXACT, Way.EQUALITY),
          known("caseExactOrderingMatch", EXACT, Way.ORDERING),
          known("caseExactSubstringsMatch", EXACT, Way.SUBSTRINGS),
          known("caseIgnoreListMatch", CaseIgnoreListMatchingRule.getInstance(), Way.EQUALITY),
          known(
              "caseIgnoreListSubstringsMatch",
              CaseIgnoreListMatchingRule.getInstance(),
              Way.SUBSTRINGS),
          known("booleanMatch", BooleanMatchingRule.getInstance(), Way.EQUALITY),
          known("integerMatch", IntegerMatchingRule.getInstance(), Way.EQUALITY),
          known("octetStringMatch", OctetStringMatchingRule.getInstance(), Way.EQUALITY),
          known("telephoneNumberMatch", TelephoneNumberMatchingRule.getInstance(), Way.EQUALITY),
          known(
              "telephoneNumberSubstringsMatch",
              TelephoneNumberMatchingRule.getInstance(),
              Way.SUBSTRINGS),
          known("generalizedTimeMatch", GeneralizedTimeMatchingRule.getInstance(), Way.EQUALITY),
          known(
              "generalizedTimeOrderingMatch",
              GeneralizedTimeMatchingRule.getInstance(),
              Way.ORDERING),
          known("UUIDMatch", IGNORE, Way.EQUALITY),
          known("UUIDOrderingMatch", IGNORE, Way.ORDERING),
          known("caseIgnoreIA5Match", IGNORE, Way.EQUALITY),
          known("caseIgnoreIA5SubstringsMatch", IGNORE, Way.SUBSTRINGS));

  private MatchingRules() {}

  private static Map.Entry<String, Known> known(String name, MatchingRule rule, Way way) {
    return Map.entry(name.toLowerCase(Locale.ROOT), new Known(rule, way));
  }

  /** The rule of this name or OID. */
  static Optional<Known> named(String nameOrOid) {
    MatchingRuleDefinition definition = LdapSchema.schema().getMatchingRule(nameOrOid);
    return definition == null
        ? Optional.empty()
        : Optional.ofNullable(ALL.get(definition.getNameOrOID().toLowerCase(Locale.ROOT)));
  }

  /** Returns an attribute's rule for this kind of comparison; empty if it has none. */
  static Optional<MatchingRule> of(AttributeTypeDefinition type, Way way) {
    String name =
        switch (way) {
          case EQUALITY -> type.getEqualityMatchingRule(LdapSchema.schema());
          case ORDERING -> type.getOrderingMatchingRule(LdapSchema.schema());
          case SUBSTRINGS -> type.getSubstringMatchingRule(LdapSchema.schema());
        };
    return name == null ? Optional.empty() : named(name).map(Known::rule);
  }
}
