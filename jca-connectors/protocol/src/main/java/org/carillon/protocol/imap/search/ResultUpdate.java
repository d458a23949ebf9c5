package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.syntax.Output;

/** Results of a search with their positions when they were added or removed (RFC 5267 §4.3.2). */
final class ResultUpdate {
  private record Item(int at, long named) {}

  private final List<Item> items = new ArrayList<>();

  void add(int at, long named) {
    items.add(new Item(at, named));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Writes any results; {@code anywhere}: the client knows the positions (RFC 5267 §4.3.3). */
  void write(Output out, String name, boolean anywhere) throws IOException {
    if (items.isEmpty()) {
      return;
    }
    out.octet(' ').text(name).text(" (");
    if (anywhere) {
      UidSet all = UidSet.sorted(items.stream().mapToLong(Item::named).toArray());
      out.text("0 ").text(all.toString());
    } else {
      boolean first = true;
      for (Item item : items) {
        if (!first) {
          out.octet(' ');
        }
        first = false;
        out.number(item.at + 1L).octet(' ').number(item.named);
      }
    }
    out.octet(')');
  }
}
