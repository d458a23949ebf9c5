package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.Text;

/** The tests metadata and servermetadata (RFC 5490 §4.1, §5.1). */
public final class MetadataCondition implements TestType {
  private final boolean ofServer;

  private MetadataCondition(boolean ofServer) {
    this.ofServer = ofServer;
  }

  public static MetadataCondition ofMailbox() {
    return new MetadataCondition(false);
  }

  public static MetadataCondition ofServer() {
    return new MetadataCondition(true);
  }

  @Override
  public String name() {
    return ofServer ? "servermetadata" : "metadata";
  }

  @Override
  public List<String> capabilities() {
    return List.of(ofServer ? "servermetadata" : "mboxmetadata");
  }

  @Override
  public Signature signature() {
    Signature taken =
        ofServer ? Signature.of(STRING, STRINGS) : Signature.of(STRING, STRING, STRINGS);
    return taken.with(Tags.MATCH);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    int first = ofServer ? 0 : 1;
    Optional<Text> mailbox = ofServer ? Optional.empty() : arguments.optionalText(0);
    Text annotation = arguments.text(first);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(first + 1));
    return run -> {
      run.work(1_000);
      Optional<String> name = mailbox.map(text -> text.value(run));
      Optional<String> value = run.environment().annotation(name, annotation.value(run));
      return value.isPresent() && match.matches(run, List.of(value.get()));
    };
  }
}
