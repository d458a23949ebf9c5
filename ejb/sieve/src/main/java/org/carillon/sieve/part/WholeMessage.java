package org.carillon.sieve.part;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.sieve.run.ScriptRun;

/** Replaces a message's body and its MIME fields. */
final class WholeMessage {
  private static final String CONTENT = "content-";

  private WholeMessage() {}

  /**
   * Replaces the content and the fields of the message.
   *
   * @param entity a header and a body
   * @param subject the new subject; the old one goes to Original-Subject (RFC 5703 §5)
   * @param from the new author; the old one goes to Original-From
   */
  static void replace(
      ScriptRun run, byte[] entity, Optional<String> subject, Optional<String> from) {
    Header made = Header.parse(entity);
    Header header = run.fields().header();
    BitSet gone = new BitSet();
    for (HeaderField field : header.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(CONTENT) || name.equals("mime-version")) {
        gone.set(field.index());
      }
    }
    HeaderEdit edit = header.edit().remove(gone);
    subject.ifPresent(text -> rename(run, edit, "Subject", text));
    from.ifPresent(text -> rename(run, edit, "From", text));
    edit.append("MIME-Version: 1.0\r\n");
    for (HeaderField field : made.fields()) {
      if (field.name().toLowerCase(Locale.ROOT).startsWith(CONTENT)) {
        edit.append(new HeaderWriter().field(field.name(), field.value()).toString());
      }
    }
    run.change(edit.end().apply());
    run.body().replace(Arrays.copyOfRange(entity, made.length(), entity.length));
  }

  private static void rename(ScriptRun run, HeaderEdit edit, String name, String text) {
    edit.remove(name);
    for (HeaderField field : run.fields().fields(name.toLowerCase(Locale.ROOT))) {
      edit.append(new HeaderWriter().text("Original-" + name, field.text()).toString());
    }
    edit.append(new HeaderWriter().text(name, text).toString());
  }
}
