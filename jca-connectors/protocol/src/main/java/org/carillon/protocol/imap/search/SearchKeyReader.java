package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.SequenceSet;
import org.carillon.protocol.imap.syntax.UndefinedFilter;

/** Reads the criteria of SEARCH, SORT and THREAD (RFC 3501 §6.4.4). */
final class SearchKeyReader {
  private static final int MOST_KEYS = 1_000;

  /** The limit, because each of them may read every message. */
  private static final int MOST_CONTENT_KEYS = 50;

  private static final int DEEPEST = 50;

  private final Arguments arguments;
  private final ImapSession session;
  private final SearchKeyNames names;
  private final SearchFilters filters;
  private final int outermost;
  private boolean modseq;
  private boolean interval;
  private boolean words;
  private boolean numbers;
  private int keys;
  private int contentKeys;

  SearchKeyReader(Arguments arguments, ImapSession session) {
    this(arguments, session, new SearchFilters(session), 0);
  }

  private SearchKeyReader(
      Arguments arguments, ImapSession session, SearchFilters filters, int outermost) {
    this.arguments = arguments;
    this.session = session;
    this.names = new SearchKeyNames(arguments);
    this.filters = filters;
    this.outermost = outermost;
  }

  /** Reads the keys to the end of the command: all must match. */
  SearchCriterion all() throws BadCommand, IOException {
    SearchCriterion all = keys(outermost);
    arguments.end();
    return all;
  }

  /** Returns whether a MODSEQ criterion was read. */
  boolean hadModseq() {
    return modseq || names.hadModseq();
  }

  /** Returns whether a criterion was read that has a meaning only in the selected mailbox. */
  boolean hadNumbers() {
    return numbers;
  }

  /** Returns whether other messages may match later without a change. */
  boolean hadInterval() {
    return interval || names.hadInterval();
  }

  /** Returns whether there was a FUZZY key: only then have results a relevancy. */
  boolean hadWords() {
    return words;
  }

  private SearchCriterion keys(int depth) throws BadCommand, IOException {
    List<SearchCriterion> all = new ArrayList<>();
    do {
      all.add(key(depth));
    } while (arguments.take(' '));
    return SearchCriterion.and(all);
  }

  private SearchCriterion key(int depth) throws BadCommand, IOException {
    if (++keys > MOST_KEYS || depth > DEEPEST) {
      throw new BadCommand("Too many search keys");
    }
    int next = arguments.peek();
    if (next == '(') {
      arguments.expect('(');
      SearchCriterion all = keys(depth + 1);
      arguments.expect(')');
      return all;
    }
    if (session.enabled().uidOnly() && (next == '*' || next >= '0' && next <= '9')) {
      throw BadCommand.numbersAreOff();
    }
    if (next == '*' || next == '$' || next >= '0' && next <= '9') {
      numbers = true;
      return numbered(SequenceSet.read(arguments));
    }
    return named(arguments.word(), depth);
  }

  private SearchCriterion named(String name, int depth) throws BadCommand, IOException {
    return switch (name) {
      case "UID" -> {
        arguments.expect(' ');
        SequenceSet set = SequenceSet.read(arguments);
        numbers |= set == SequenceSet.SAVED;
        yield new UidCriterion(set);
      }
      case "NOT" -> {
        arguments.expect(' ');
        yield key(depth + 1).not();
      }
      case "OR" -> {
        arguments.expect(' ');
        SearchCriterion one = key(depth + 1);
        arguments.expect(' ');
        yield SearchCriterion.or(one, key(depth + 1));
      }
      case "FUZZY" -> {
        arguments.expect(' ');
        words = true;
        yield key(depth + 1).fuzzy();
      }
      case "FILTER" -> {
        arguments.expect(' ');
        yield filter(arguments.atom(), depth);
      }
      case "RECENT" -> SearchKeyReader::recent;
      case "OLD" -> mailbox -> new Query.Not(recent(mailbox));
      case "NEW" ->
          mailbox ->
              new Query.And(List.of(recent(mailbox), new Query.Not(new Query.HasFlag(Flag.SEEN))));
      default -> {
        Query query = names.read(name);
        if (readsContents(query) && ++contentKeys > MOST_CONTENT_KEYS) {
          throw new BadCommand("Too many search keys that read whole messages");
        }
        yield SearchCriterion.of(query);
      }
    };
  }

  /** Reads a filter's criteria, perhaps with a charset before them. */
  private SearchCriterion filter(String name, int depth) throws BadCommand, IOException {
    Arguments criteria = filters.read(name);
    SearchKeyReader reader = new SearchKeyReader(criteria, session, filters, depth + 1);
    reader.keys = keys;
    reader.contentKeys = contentKeys;
    try {
      if (!SearchCharset.isAccepted(session, criteria)) {
        throw new UndefinedFilter(name);
      }
      SearchCriterion all = reader.all();
      keys = reader.keys;
      contentKeys = reader.contentKeys;
      modseq |= reader.hadModseq();
      interval |= reader.hadInterval();
      words |= reader.words;
      numbers |= reader.numbers;
      return all;
    } catch (UndefinedFilter inner) {
      throw inner;
    } catch (BadCommand noSearch) {
      throw new UndefinedFilter(name);
    }
  }

  /** Message numbers have a meaning in the selected mailbox only. */
  private SearchCriterion numbered(SequenceSet set) throws BadCommand {
    if (session.selection().isEmpty()) {
      return SearchCriterion.of(Query.ALL);
    }
    Selected selected = session.selected();
    return SearchCriterion.of(new Query.Uids(selected.uidRanges(selected.byNumber(set))));
  }

  private static Query recent(Selected mailbox) {
    return new Query.Uids(mailbox.recentUids());
  }

  private static boolean readsContents(Query query) {
    return query instanceof Query.HeaderField
        || query instanceof Query.Text(TextArea area, var _)
            && (area == TextArea.BODY || area == TextArea.ANYWHERE);
  }
}
