package org.carillon.protocol.imap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.contract.mailbox.Flag;
import org.carillon.protocol.imap.SearchKey.EnvelopeField;
import org.carillon.protocol.imap.SearchKey.Order;

/**
 * What a SEARCH asks for.
 *
 * @param returns what to answer (RFC 4731); empty for the old SEARCH response
 * @param extended whether there was a RETURN
 * @param key which messages
 * @param modseq whether a MODSEQ criterion was given, so that the answer tells the highest
 */
record SearchRequest(Set<Return> returns, boolean extended, SearchKey key, boolean modseq) {

  /** What an extended search answers (RFC 4731 §3.1). */
  enum Return {
    MIN,
    MAX,
    ALL,
    COUNT
  }

  /** The charset is not one searched in here. */
  static final class BadCharset extends Exception {
    private static final long serialVersionUID = 1L;

    BadCharset() {
      super("", null, false, false);
    }
  }

  static SearchRequest read(Arguments arguments, Selected selected)
      throws BadCommand, BadCharset, IOException {
    Reader reader = new Reader(arguments, selected);
    arguments.expect(' ');
    boolean extended = arguments.takeWord("RETURN");
    Set<Return> returns = EnumSet.noneOf(Return.class);
    if (extended) {
      arguments.expect(' ');
      reader.returns(returns);
      arguments.expect(' ');
    }
    if (arguments.takeWord("CHARSET")) {
      arguments.expect(' ');
      String charset = arguments.astring().toUpperCase(Locale.ROOT);
      if (!charset.equals("UTF-8") && !charset.equals("US-ASCII")) {
        throw new BadCharset();
      }
      arguments.expect(' ');
    }
    SearchKey key = reader.keys(0);
    arguments.end();
    return new SearchRequest(returns, extended, key, reader.modseq);
  }

  private static final class Reader {
    private static final int MOST_KEYS = 1_000;
    private static final int DEEPEST = 50;

    private final Arguments arguments;
    private final Selected selected;
    private boolean modseq;
    private int keys;

    Reader(Arguments arguments, Selected selected) {
      this.arguments = arguments;
      this.selected = selected;
    }

    void returns(Set<Return> returns) throws BadCommand {
      arguments.expect('(');
      if (!arguments.take(')')) {
        do {
          returns.add(
              switch (arguments.word()) {
                case "MIN" -> Return.MIN;
                case "MAX" -> Return.MAX;
                case "ALL" -> Return.ALL;
                case "COUNT" -> Return.COUNT;
                default -> throw new BadCommand("Unknown return option");
              });
        } while (arguments.take(' '));
        arguments.expect(')');
      }
      if (returns.isEmpty()) {
        returns.add(Return.ALL);
      }
    }

    /** Keys one behind the other: all must hold. */
    SearchKey keys(int depth) throws BadCommand, IOException {
      List<SearchKey> all = new ArrayList<>();
      do {
        all.add(key(depth));
      } while (arguments.take(' '));
      if (all.size() == 1) {
        return all.getFirst();
      }
      all.sort(Comparator.comparing(SearchKey::needs));
      return new SearchKey.And(all);
    }

    private SearchKey key(int depth) throws BadCommand, IOException {
      if (++keys > MOST_KEYS || depth > DEEPEST) {
        throw new BadCommand("Too many search keys");
      }
      int next = arguments.peek();
      if (next == '(') {
        arguments.expect('(');
        SearchKey key = keys(depth + 1);
        arguments.expect(')');
        return key;
      }
      if (next == '*' || next >= '0' && next <= '9') {
        return oneOf(selected.byNumber(arguments.sequenceSet()));
      }
      return named(arguments.word(), depth);
    }

    private SearchKey named(String name, int depth) throws BadCommand, IOException {
      return switch (name) {
        case "ALL" -> new SearchKey.And(List.of());
        case "ANSWERED" -> flag(Flag.ANSWERED);
        case "DELETED" -> flag(Flag.DELETED);
        case "DRAFT" -> flag(Flag.DRAFT);
        case "FLAGGED" -> flag(Flag.FLAGGED);
        case "SEEN" -> flag(Flag.SEEN);
        case "UNANSWERED" -> new SearchKey.Not(flag(Flag.ANSWERED));
        case "UNDELETED" -> new SearchKey.Not(flag(Flag.DELETED));
        case "UNDRAFT" -> new SearchKey.Not(flag(Flag.DRAFT));
        case "UNFLAGGED" -> new SearchKey.Not(flag(Flag.FLAGGED));
        case "UNSEEN" -> new SearchKey.Not(flag(Flag.SEEN));
        case "KEYWORD" -> keyword();
        case "UNKEYWORD" -> new SearchKey.Not(keyword());
        case "RECENT" -> new SearchKey.Recent();
        case "OLD" -> new SearchKey.Not(new SearchKey.Recent());
        case "NEW" ->
            new SearchKey.And(List.of(new SearchKey.Recent(), new SearchKey.Not(flag(Flag.SEEN))));
        case "BEFORE" -> internal(Order.BEFORE);
        case "ON" -> internal(Order.ON);
        case "SINCE" -> internal(Order.SINCE);
        case "SENTBEFORE" -> sent(Order.BEFORE);
        case "SENTON" -> sent(Order.ON);
        case "SENTSINCE" -> sent(Order.SINCE);
        case "LARGER" -> new SearchKey.Larger(numberArgument());
        case "SMALLER" -> new SearchKey.Smaller(numberArgument());
        case "BCC" -> new SearchKey.InEnvelope(EnvelopeField.BCC, text());
        case "CC" -> new SearchKey.InEnvelope(EnvelopeField.CC, text());
        case "FROM" -> new SearchKey.InEnvelope(EnvelopeField.FROM, text());
        case "SUBJECT" -> new SearchKey.InEnvelope(EnvelopeField.SUBJECT, text());
        case "TO" -> new SearchKey.InEnvelope(EnvelopeField.TO, text());
        case "HEADER" -> {
          arguments.expect(' ');
          yield new SearchKey.Header(arguments.astring(), text());
        }
        case "BODY" -> new SearchKey.Body(text(), false);
        case "TEXT" -> new SearchKey.Body(text(), true);
        case "UID" -> {
          arguments.expect(' ');
          yield oneOf(selected.byUid(arguments.sequenceSet()));
        }
        case "NOT" -> {
          arguments.expect(' ');
          yield new SearchKey.Not(key(depth + 1));
        }
        case "OR" -> {
          arguments.expect(' ');
          SearchKey one = key(depth + 1);
          arguments.expect(' ');
          yield new SearchKey.Or(one, key(depth + 1));
        }
        case "MODSEQ" -> modseq();
        default -> throw new BadCommand("Unknown search key");
      };
    }

    private static SearchKey flag(Flag flag) {
      return new SearchKey.Flagged(flag.bit());
    }

    private SearchKey keyword() throws BadCommand {
      arguments.expect(' ');
      String wanted = arguments.atom();
      List<String> keywords = selected.view().keywords();
      for (int k = 0; k < keywords.size(); k++) {
        if (keywords.get(k).equalsIgnoreCase(wanted)) {
          return new SearchKey.Flagged(1L << (Flag.FIRST_KEYWORD_BIT + k));
        }
      }
      return new SearchKey.Flagged(0);
    }

    private SearchKey internal(Order order) throws BadCommand {
      arguments.expect(' ');
      return new SearchKey.Internal(order, arguments.date());
    }

    private SearchKey sent(Order order) throws BadCommand {
      arguments.expect(' ');
      return new SearchKey.Sent(order, arguments.date());
    }

    private long numberArgument() throws BadCommand {
      arguments.expect(' ');
      return arguments.number();
    }

    private FoldedText text() throws BadCommand, IOException {
      arguments.expect(' ');
      byte[] octets = arguments.astring().getBytes(StandardCharsets.ISO_8859_1);
      try {
        return new FoldedText(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
      } catch (CharacterCodingException e) {
        throw new BadCommand("Search text is not UTF-8");
      }
    }

    private static SearchKey oneOf(Indexes indexes) {
      BitSet set = new BitSet();
      for (int i = 0; i < indexes.bounds().length; i += 2) {
        set.set(indexes.bounds()[i], indexes.bounds()[i + 1]);
      }
      return new SearchKey.OneOf(set);
    }

    /** {@code MODSEQ [entry-name SP entry-type] n}: modseqs here are of whole messages. */
    private SearchKey modseq() throws BadCommand, IOException {
      arguments.expect(' ');
      if (arguments.peek() == '"') {
        arguments.string();
        arguments.expect(' ');
        switch (arguments.word()) {
          case "PRIV", "SHARED", "ALL" -> arguments.expect(' ');
          default -> throw new BadCommand("Unknown entry type");
        }
      }
      modseq = true;
      return new SearchKey.Modseq(arguments.number());
    }
  }
}
