package org.carillon.sieve.part;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.sieve.action.MessageState;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.context.TextDigest;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The command enclose (RFC 5703 §6): makes the message an attachment of a new one. */
public final class EncloseCommand implements CommandType {

  /** The length of a boundary, short enough that the parameter is not split. */
  private static final int BOUNDARY = 36;

  @Override
  public String name() {
    return "enclose";
  }

  @Override
  public List<String> capabilities() {
    return List.of("enclose");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING).with(TagType.of("subject", STRING), TagType.of("headers", STRINGS));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text text = arguments.text(0);
    Optional<Text> subject = arguments.text("subject");
    TextList kept = arguments.texts("headers").orElse(TextList.NONE);
    return run -> {
      enclose(run, text.value(run), subject.map(each -> each.value(run)), kept.values(run));
      return ScriptFlow.NEXT;
    };
  }

  private static void enclose(
      ScriptRun run, String text, Optional<String> subject, List<String> kept) throws IOException {
    MessageState before = run.state();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(before.header().octets());
    message.writeBytes(run.bodyOctets());
    run.work(message.size());
    String boundary =
        "carillon-" + TextDigest.of(text, before.header().toString(), run.line() + "");
    byte[] entity = Entity.enclosing(text, message.toByteArray(), boundary.substring(0, BOUNDARY));
    WholeMessage.replace(run, entity, Optional.empty(), Optional.empty());
    reduce(run, subject, kept);
  }

  /** Keeps the old header's required fields and those that the script names. */
  private static void reduce(ScriptRun run, Optional<String> subject, List<String> kept) {
    Header header = run.fields().header();
    BitSet gone = new BitSet();
    for (HeaderField field : header.fields()) {
      if (!stays(field, kept, subject.isPresent())) {
        gone.set(field.index());
      }
    }
    HeaderEdit edit = header.edit().remove(gone);
    subject.ifPresent(each -> edit.append(new HeaderWriter().text("Subject", each).toString()));
    run.change(edit.apply());
  }

  private static boolean stays(HeaderField field, List<String> kept, boolean otherSubject) {
    String name = field.name().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "subject" -> !otherSubject;
      case "from", "to", "cc", "date", "message-id", "received", "return-path", "mime-version" ->
          true;
      default -> name.startsWith("content-") || kept.stream().anyMatch(name::equalsIgnoreCase);
    };
  }
}
