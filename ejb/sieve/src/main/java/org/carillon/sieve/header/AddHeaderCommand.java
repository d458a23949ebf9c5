package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command addheader (RFC 5293 §4). */
public final class AddHeaderCommand implements CommandType {
  @Override
  public String name() {
    return "addheader";
  }

  @Override
  public List<String> capabilities() {
    return List.of("editheader");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRING).with(TagType.of("last", NOTHING));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text name = arguments.text(0);
    Text value = arguments.text(1);
    boolean last = arguments.has("last");
    HeaderChange.check(name, arguments, scope);
    return run -> {
      String wanted = HeaderChange.checked(name.value(run));
      if (HeaderChange.mayChange(wanted)) {
        String field = new HeaderWriter().text(wanted, value.value(run)).toString();
        Header header = run.fields().header();
        if (header.length() + field.length() > Header.MOST_OCTETS) {
          throw ScriptFault.ofStep("The header would become too long");
        }
        run.work(header.length());
        HeaderEdit edit = header.edit();
        run.change((last ? edit.append(field) : edit.prepend(field)).apply());
      }
      return ScriptFlow.NEXT;
    };
  }
}
