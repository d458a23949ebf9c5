package org.carillon.protocol.imap.search;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.UndefinedFilter;

/** Searches that clients have named and stored as annotations (RFC 5466 §3). */
final class SearchFilters {
  private static final String PLACE = "/filters/values/";

  /** The highest number of filters in one search, nested ones included. */
  private static final int MOST = 50;

  private final ImapSession session;
  private int named;

  SearchFilters(ImapSession session) {
    this.session = session;
  }

  /** Returns a filter's criteria, the account's own before a shared one; throws if undefined. */
  Arguments read(String name) throws UndefinedFilter {
    String place = PLACE + name.toLowerCase(Locale.ROOT);
    if (++named > MOST) {
      throw new UndefinedFilter(name);
    }
    String criteria =
        found(List.of("/private" + place, "/shared" + place))
            .orElseThrow(() -> new UndefinedFilter(name));
    // A literal would be read from the client, after the stored criteria.
    boolean hasLiteral = criteria.contains("{") && criteria.endsWith("}");
    if (hasLiteral || criteria.contains("\r") || criteria.contains("\n")) {
      throw new UndefinedFilter(name);
    }
    return new Arguments(session.wire(), criteria, session.enabled());
  }

  private Optional<String> found(List<String> entries) {
    return switch (session.access().annotations(session.caller(), Optional.empty(), entries, 0)) {
      case Answer.Done(List<Annotation> all) ->
          all.stream()
              // /private sorts before /shared.
              .min(Comparator.comparing(Annotation::entry))
              .flatMap(Annotation::value)
              .map(octets -> new String(octets, StandardCharsets.ISO_8859_1));
      case Answer.Failed<List<Annotation>> _ -> Optional.empty();
    };
  }
}
