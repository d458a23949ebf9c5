package org.carillon.format.mime.header;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the last one says who sent a message on, the author's fields untouched (RFC 5322 §3.6.6).
 * Each puts a block of Resent fields above those of whoever did so before.
 *
 * @param fields the fields of the topmost block, in their order
 */
public record ResentBlock(List<HeaderField> fields) {
  private static final String BEGIN = "resent-";

  /** Keeps a copy. */
  public ResentBlock {
    fields = List.copyOf(fields);
  }

  /** The topmost block: it ends at a field that is no Resent field, or that it has already. */
  public static ResentBlock newest(Header header) {
    List<HeaderField> block = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (HeaderField field : header.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      boolean isResent = name.startsWith(BEGIN);
      if (isResent && names.add(name)) {
        block.add(field);
      } else if (isResent || !block.isEmpty()) {
        break;
      }
    }
    return new ResentBlock(block);
  }

  /** Whether it says who sent the message on: a block without Resent-From says nothing. */
  public boolean isNamed() {
    return fields.stream().anyMatch(field -> field.isNamed("Resent-From"));
  }
}
