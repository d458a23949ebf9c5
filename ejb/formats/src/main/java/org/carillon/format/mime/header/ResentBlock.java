package org.carillon.format.mime.header;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The Resent fields that the last resender added (RFC 5322 §3.6.6). The author's fields stay
 * untouched. Each resender puts a block of Resent fields above earlier blocks.
 *
 * @param fields the fields of the topmost block, in their order
 */
public record ResentBlock(List<HeaderField> fields) {
  private static final String BEGIN = "resent-";

  public ResentBlock {
    fields = List.copyOf(fields);
  }

  /** Returns the topmost block, which ends before another field or a repeated Resent field. */
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

  /** Returns whether the block names the resender, which needs a Resent-From field. */
  public boolean isNamed() {
    return fields.stream().anyMatch(field -> field.isNamed("Resent-From"));
  }
}
