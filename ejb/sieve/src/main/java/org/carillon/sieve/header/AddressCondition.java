package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.io.IOException;
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
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.message.SieveAddress;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptRun;

/** The test address (RFC 5228 §5.1). */
public final class AddressCondition implements TestType {

  /** The fields with addresses. */
  private static final Set<String> FIELDS =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "sender",
          "reply-to",
          "resent-from",
          "resent-to",
          "resent-cc",
          "resent-bcc",
          "resent-sender",
          "resent-reply-to",
          "return-path",
          "delivered-to",
          "envelope-to",
          "x-original-to",
          "x-envelope-to",
          "x-envelope-from",
          "apparently-to",
          "errors-to",
          "return-receipt-to",
          "disposition-notification-to",
          "mail-followup-to",
          "mail-reply-to",
          "abuse-reports-to",
          "approved",
          "original-from",
          "original-recipient",
          "x-admin",
          "x-beenthere");

  @Override
  public String name() {
    return "address";
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS, STRINGS)
        .with(Tags.MATCH)
        .with(Tags.ADDRESS_PART)
        .with(Tags.INDEX)
        .with(Tags.MIME);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    FieldNames names = new FieldNames(arguments.texts(0));
    for (String name : names.constants()) {
      if (!FIELDS.contains(name)) {
        scope.error(arguments.at(0), "The field " + name + " has no addresses");
      }
    }
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(1));
    AddressPart part = MatchTags.addressPart(arguments);
    FieldSource source = FieldSource.of(arguments, scope);
    return run -> match.matches(run, values(run, names, source, part));
  }

  private static List<String> values(
      ScriptRun run, FieldNames names, FieldSource source, AddressPart part) throws IOException {
    List<String> values = new ArrayList<>();
    String separator = run.environment().detailSeparator();
    for (FieldValues header : source.headers(run)) {
      for (String name : names.values(run)) {
        if (FIELDS.contains(name)) {
          for (List<SieveAddress> field : source.select(header.addresses(name))) {
            for (SieveAddress address : field) {
              if (part == AddressPart.ALL || address.isValid()) {
                part.add(address, separator, values);
              }
            }
          }
        }
      }
    }
    return values;
  }
}
