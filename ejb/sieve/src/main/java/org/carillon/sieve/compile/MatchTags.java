package org.carillon.sieve.compile;

import java.util.Optional;
import org.carillon.sieve.match.AddressPart;
import org.carillon.sieve.match.Collation;
import org.carillon.sieve.match.Expression;
import org.carillon.sieve.match.MatchType;
import org.carillon.sieve.match.Relation;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.TextList;

/** The tags of comparisons (RFC 5228 §2.7). */
public final class MatchTags {
  private MatchTags() {}

  /** Returns the comparison of values with keys; it sets match variables (RFC 5229 §3.2). */
  public static ValueMatch match(CallArguments arguments, ScriptScope scope, TextList keys) {
    return match(arguments, scope, keys, scope.requires("variables"));
  }

  /** Returns a comparison that sets no match variables, as for {@code body} (RFC 5173 §6). */
  public static ValueMatch matchOnly(CallArguments arguments, ScriptScope scope, TextList keys) {
    return match(arguments, scope, keys, false);
  }

  /** Returns a comparison in which each word of a key is its own key: flags (RFC 5232 §2). */
  public static ValueMatch matchWords(CallArguments arguments, ScriptScope scope, TextList keys) {
    ValueMatch match = match(arguments, scope, keys);
    return switch (match.type()) {
      case IS, CONTAINS, MATCHES -> match.ofWords();
      case REGEX, COUNT, VALUE, LIST -> match;
    };
  }

  private static ValueMatch match(
      CallArguments arguments, ScriptScope scope, TextList keys, boolean captures) {
    MatchType type = MatchType.IS;
    for (MatchType each : MatchType.values()) {
      type = arguments.has(each.tag()) ? each : type;
    }
    Collation collation = collation(arguments, scope);
    boolean pieces =
        type == MatchType.CONTAINS || type == MatchType.MATCHES || type == MatchType.REGEX;
    if (pieces && !collation.findsPieces()) {
      scope.error(arguments.at(), "Numbers are not compared by :" + type.tag());
      return nothing(type);
    }
    if (type == MatchType.REGEX && !areExpressions(keys, collation, arguments, scope)) {
      return nothing(type);
    }
    Relation relation = relation(type, arguments, scope);
    try {
      return new ValueMatch(type, relation, collation, keys, captures);
    } catch (ScriptFault e) {
      scope.error(arguments.at(), e.getMessage());
      return nothing(type);
    }
  }

  private static ValueMatch nothing(MatchType type) {
    return new ValueMatch(type, Relation.EQ, Collation.OCTET, TextList.NONE, false);
  }

  private static boolean areExpressions(
      TextList keys, Collation collation, CallArguments arguments, ScriptScope scope) {
    boolean all = true;
    for (String key : keys.constants()) {
      switch (Expression.of(key, collation)) {
        case Expression.Read.Ready(Expression ready) -> scope.expression(arguments.at(), ready);
        case Expression.Read.Wrong(String why) -> {
          scope.error(arguments.at(), why);
          all = false;
        }
      }
    }
    return all;
  }

  private static Collation collation(CallArguments arguments, ScriptScope scope) {
    Optional<String> name = arguments.literal("comparator");
    if (name.isEmpty()) {
      return Collation.ASCII_CASEMAP;
    }
    Optional<Collation> found = Collation.named(name.get());
    if (found.isEmpty()) {
      scope.error(arguments.at(), "There is no comparator \"" + name.get() + "\"");
      return Collation.ASCII_CASEMAP;
    }
    String needed = found.get().capability();
    if (!needed.isEmpty() && !scope.requires(needed)) {
      scope.error(arguments.at(), "This comparator needs require \"" + needed + "\"");
    }
    return found.get();
  }

  private static Relation relation(MatchType type, CallArguments arguments, ScriptScope scope) {
    if (type != MatchType.COUNT && type != MatchType.VALUE) {
      return Relation.EQ;
    }
    String name = arguments.literal(type.tag()).orElse("");
    Optional<Relation> relation = Relation.named(name);
    if (relation.isEmpty()) {
      scope.error(
          arguments.at(),
          "The tag :" + type.tag() + " must be followed by gt, ge, lt, le, eq or ne");
    }
    return relation.orElse(Relation.EQ);
  }

  /** The part of an address that is compared. */
  public static AddressPart addressPart(CallArguments arguments) {
    if (arguments.has("localpart")) {
      return AddressPart.LOCALPART;
    }
    if (arguments.has("domain")) {
      return AddressPart.DOMAIN;
    }
    if (arguments.has("user")) {
      return AddressPart.USER;
    }
    return arguments.has("detail") ? AddressPart.DETAIL : AddressPart.ALL;
  }
}
