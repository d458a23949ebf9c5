package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The tests metadataexists and servermetadataexists (RFC 5490 §4.2, §5.2). */
public final class MetadataExistsCondition implements TestType {
  private final boolean ofServer;

  private MetadataExistsCondition(boolean ofServer) {
    this.ofServer = ofServer;
  }

  public static MetadataExistsCondition ofMailbox() {
    return new MetadataExistsCondition(false);
  }

  public static MetadataExistsCondition ofServer() {
    return new MetadataExistsCondition(true);
  }

  @Override
  public String name() {
    return ofServer ? "servermetadataexists" : "metadataexists";
  }

  @Override
  public List<String> capabilities() {
    return List.of(ofServer ? "servermetadata" : "mboxmetadata");
  }

  @Override
  public Signature signature() {
    return ofServer ? Signature.of(STRINGS) : Signature.of(STRING, STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    Optional<Text> mailbox = ofServer ? Optional.empty() : arguments.optionalText(0);
    TextList names = arguments.texts(ofServer ? 0 : 1);
    return run -> {
      Optional<String> in = mailbox.map(text -> text.value(run));
      for (String name : names.values(run)) {
        run.work(1_000);
        if (run.environment().annotation(in, name).isEmpty()) {
          return false;
        }
      }
      return true;
    };
  }
}
