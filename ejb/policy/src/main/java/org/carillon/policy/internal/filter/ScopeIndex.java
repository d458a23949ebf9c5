package org.carillon.policy.internal.filter;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.net.AddressRange;
import org.carillon.format.mime.files.AttachedFile;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.policy.filter.FilterAction;

/** The entries of a domain or of the server. Immutable once it is built. */
final class ScopeIndex {
  /** The longest line that is matched, in characters; longer ones are cut. */
  private static final int MOST_LINE = 2_000;

  private final NetworkTable<ActiveEntry> clients = new NetworkTable<>();
  private final NameTable<ActiveEntry> helo = new NameTable<>();
  private final NameTable<ActiveEntry> senders = new NameTable<>();
  private final NameTable<ActiveEntry> traps = new NameTable<>();
  private final Map<String, PatternTable<ActiveEntry>> fields = new HashMap<>();
  private final PatternTable<ActiveEntry> lines = new PatternTable<>();
  private final PatternTable<ActiveEntry> files = new PatternTable<>();

  private boolean strips;

  /** Adds an entry while the index is built. */
  void add(String pattern, ActiveEntry entry) {
    strips |= entry.action() == FilterAction.STRIP;
    switch (entry.target()) {
      case CLIENT -> AddressRange.of(pattern).ifPresent(network -> clients.add(network, entry));
      case HELO -> helo.add(pattern, entry);
      case SENDER -> senders.add(pattern, entry);
      case TRAP -> traps.add(pattern, entry);
      case HEADER ->
          FilterPatterns.headerParts(pattern)
              .ifPresent(
                  parts ->
                      fields
                          .computeIfAbsent(parts[0], _ -> new PatternTable<>())
                          .add(parts[1], entry));
      case BODY -> lines.add(pattern, entry);
      case ATTACHMENT -> files.add(pattern, entry);
    }
  }

  Optional<ActiveEntry> client(InetAddress address) {
    return clients.find(address);
  }

  List<ActiveEntry> helo(String name, Work work) {
    return helo.find(name, work);
  }

  List<ActiveEntry> sender(String address, Work work) {
    return senders.find(address, work);
  }

  List<ActiveEntry> trap(String address, Work work) {
    return traps.find(address, work);
  }

  List<ActiveEntry> header(Header header, Work work) {
    List<ActiveEntry> found = new ArrayList<>();
    if (!fields.isEmpty()) {
      for (HeaderField field : header.fields()) {
        PatternTable<ActiveEntry> of = fields.get(field.name().toLowerCase(Locale.ROOT));
        if (of != null && !work.isDone()) {
          found.addAll(of.matching(folded(field.text()), work));
        }
      }
    }
    return found;
  }

  boolean looksAtTexts() {
    return !lines.isEmpty();
  }

  List<ActiveEntry> lines(String text, Work work) {
    List<ActiveEntry> found = new ArrayList<>();
    text.lines()
        .takeWhile(_ -> !work.isDone())
        .forEach(line -> found.addAll(lines.matching(folded(line), work)));
    return found;
  }

  boolean looksAtFiles() {
    return !files.isEmpty();
  }

  /** Returns whether entries remove files from messages. */
  boolean strips() {
    return strips;
  }

  List<ActiveEntry> file(AttachedFile file, Work work) {
    List<ActiveEntry> found = new ArrayList<>(files.matching(folded(file.name()), work));
    file.kinds().forEach(kind -> found.addAll(files.matching(FilterPatterns.kind(kind), work)));
    return found;
  }

  private static String folded(String line) {
    String cut = line.length() <= MOST_LINE ? line : line.substring(0, MOST_LINE);
    return cut.strip().toLowerCase(Locale.ROOT);
  }
}
