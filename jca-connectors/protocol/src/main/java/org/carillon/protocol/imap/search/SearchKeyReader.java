package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Indexes;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.SequenceSet;
import org.carillon.protocol.imap.syntax.UndefinedFilter;

/** Reads the criteria of SEARCH, SORT and THREAD (RFC 3501 §6.4.4). */
final class SearchKeyReader {
  private static final int MOST_KEYS = 1_000;

  /** Each of them may read every message. */
  private static final int MOST_CONTENT_KEYS = 50;

  private static final int DEEPEST = 50;

  private final Arguments arguments;
  private final ImapSession session;
  private final SearchKeyNames names;
  private final SearchFilters filters;
  private final FuzzySearch fuzzy;
  private final int outermost;
  private boolean modseq;
  private boolean numbers;
  private int keys;
  private int contentKeys;

  SearchKeyReader(Arguments arguments, ImapSession session) {
    this(arguments, session, new SearchFilters(session), new FuzzySearch(session), 0);
  }

  private SearchKeyReader(
      Arguments arguments,
      ImapSession session,
      SearchFilters filters,
      FuzzySearch fuzzy,
      int outermost) {
    this.arguments = arguments;
    this.session = session;
    this.names = new SearchKeyNames(arguments);
    this.filters = filters;
    this.fuzzy = fuzzy;
    this.outermost = outermost;
  }

  /** The keys to the end of the command: all must hold. */
  SearchCriterion all() throws BadCommand, IOException {
    SearchCriterion all = keys(outermost);
    arguments.end();
    return all;
  }

  /** Whether a MODSEQ criterion was among them. */
  boolean hadModseq() {
    return modseq || names.hadModseq();
  }

  /** Whether there was one that only the selected mailbox gives a meaning. */
  boolean hadNumbers() {
    return numbers;
  }

  /** What FUZZY keys among them found. */
  FuzzySearch fuzzy() {
    return fuzzy;
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
      SequenceSet set = SequenceSet.read(arguments);
      return mailbox -> oneOf(mailbox.byNumber(set));
    }
    return named(arguments.word(), depth);
  }

  private SearchCriterion named(String name, int depth) throws BadCommand, IOException {
    return switch (name) {
      case "UID" -> {
        arguments.expect(' ');
        SequenceSet set = SequenceSet.read(arguments);
        numbers |= set == SequenceSet.SAVED;
        yield mailbox -> oneOf(mailbox.byUid(set));
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
        yield fuzzy.of(key(depth + 1));
      }
      case "FILTER" -> {
        arguments.expect(' ');
        yield filter(arguments.atom(), depth);
      }
      default -> {
        SearchKey key = names.read(name);
        if (key.needs() == SearchKey.Needs.CONTENT && ++contentKeys > MOST_CONTENT_KEYS) {
          throw new BadCommand("Too many search keys that read whole messages");
        }
        yield SearchCriterion.of(key);
      }
    };
  }

  /** Reads what a filter stands for: criteria, perhaps with a charset before them. */
  private SearchCriterion filter(String name, int depth) throws BadCommand, IOException {
    Arguments criteria = filters.read(name);
    SearchKeyReader reader = new SearchKeyReader(criteria, session, filters, fuzzy, depth + 1);
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
      numbers |= reader.numbers;
      return all;
    } catch (UndefinedFilter inner) {
      throw inner;
    } catch (BadCommand noSearch) {
      throw new UndefinedFilter(name);
    }
  }

  private static SearchKey oneOf(Indexes indexes) {
    BitSet set = new BitSet();
    for (int i = 0; i < indexes.bounds().length; i += 2) {
      set.set(indexes.bounds()[i], indexes.bounds()[i + 1]);
    }
    return new SearchKey.OneOf(set);
  }
}
