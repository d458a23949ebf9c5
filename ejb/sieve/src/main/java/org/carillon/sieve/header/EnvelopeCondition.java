package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.AddressPart;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.message.SieveAddress;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptRun;

/** The test envelope (RFC 5228 §5.4), with what RFC 6009 adds. */
public final class EnvelopeCondition implements TestType {
  private static final Set<String> DSN = Set.of("notify", "orcpt", "ret", "envid");
  private static final Set<String> DELIVER_BY =
      Set.of("bytimeabsolute", "bytimerelative", "bymode", "bytrace");

  @Override
  public String name() {
    return "envelope";
  }

  @Override
  public List<String> capabilities() {
    return List.of("envelope");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS, STRINGS).with(Tags.MATCH).with(Tags.ADDRESS_PART);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    FieldNames names = new FieldNames(arguments.texts(0));
    for (String name : names.constants()) {
      check(name, arguments, scope);
    }
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(1));
    AddressPart part = MatchTags.addressPart(arguments);
    return run -> {
      List<String> values = new ArrayList<>();
      for (String name : names.values(run)) {
        for (String value : run.envelope().part(name).orElse(List.of())) {
          add(name, value, part, run, values);
        }
      }
      return match.matches(run, values);
    };
  }

  private static void check(String name, CallArguments arguments, ScriptScope scope) {
    boolean known =
        switch (name) {
          case "from", "to", "auth" -> true;
          default ->
              DSN.contains(name) && scope.requires("envelope-dsn")
                  || DELIVER_BY.contains(name) && scope.requires("envelope-deliverby");
        };
    if (!known) {
      scope.error(arguments.at(0), "An envelope has no part \"" + name + "\" here");
    }
  }

  private static void add(
      String name, String value, AddressPart part, ScriptRun run, List<String> to) {
    if (DSN.contains(name) || DELIVER_BY.contains(name)) {
      if (part == AddressPart.ALL) {
        to.add(value);
      }
      return;
    }
    part.add(SieveAddress.of(value), run.environment().detailSeparator(), to);
  }
}
