package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.Summary;
import org.carillon.protocol.imap.search.SearchKey.Order;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Dates;

/** The search keys that have a name and mean the same in every mailbox (RFC 3501 §6.4.4). */
final class SearchKeyNames {
  /** What WITHIN can say: 32 bits of seconds (RFC 5032 §5). */
  private static final long LONGEST_INTERVAL = 0xffff_ffffL;

  private final Arguments arguments;
  private final Instant now = Instant.now();
  private boolean modseq;

  SearchKeyNames(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Whether a MODSEQ criterion was among them. */
  boolean hadModseq() {
    return modseq;
  }

  /** The key of that name, with what follows it. */
  SearchKey read(String name) throws BadCommand, IOException {
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
      case "SAVEDBEFORE" -> saved(Order.BEFORE);
      case "SAVEDON" -> saved(Order.ON);
      case "SAVEDSINCE" -> saved(Order.SINCE);
      // Every mailbox here keeps that date (RFC 8514 §4.3).
      case "SAVEDATESUPPORTED" -> new SearchKey.And(List.of());
      case "YOUNGER" -> younger();
      case "OLDER" -> new SearchKey.Not(younger());
      case "EMAILID" -> new SearchKey.EmailId(objectId());
      case "THREADID" -> new SearchKey.ThreadId(objectId());
      case "SENTBEFORE" -> sent(Order.BEFORE);
      case "SENTON" -> sent(Order.ON);
      case "SENTSINCE" -> sent(Order.SINCE);
      case "LARGER" -> new SearchKey.Larger(numberArgument());
      case "SMALLER" -> new SearchKey.Smaller(numberArgument());
      case "BCC" -> new SearchKey.InSummary(Summary.Text.BCC, text());
      case "CC" -> new SearchKey.InSummary(Summary.Text.CC, text());
      case "FROM" -> new SearchKey.InSummary(Summary.Text.FROM, text());
      case "SUBJECT" -> new SearchKey.InSummary(Summary.Text.SUBJECT, text());
      case "TO" -> new SearchKey.InSummary(Summary.Text.TO, text());
      case "HEADER" -> header();
      case "BODY" -> new SearchKey.Body(text(), false);
      case "TEXT" -> new SearchKey.Body(text(), true);
      case "MODSEQ" -> modseq();
      default -> throw new BadCommand("Unknown search key");
    };
  }

  private static SearchKey flag(Flag flag) {
    return new SearchKey.Flagged(flag.bit());
  }

  private SearchKey keyword() throws BadCommand {
    arguments.expect(' ');
    return new SearchKey.Keyword(arguments.atom());
  }

  private SearchKey internal(Order order) throws BadCommand {
    arguments.expect(' ');
    return new SearchKey.Internal(order, Dates.date(arguments));
  }

  private SearchKey saved(Order order) throws BadCommand {
    arguments.expect(' ');
    return new SearchKey.Saved(order, Dates.date(arguments));
  }

  private SearchKey younger() throws BadCommand {
    arguments.expect(' ');
    long seconds = Math.min(arguments.nonZero(), LONGEST_INTERVAL);
    return new SearchKey.Younger(now.minusSeconds(seconds));
  }

  private String objectId() throws BadCommand {
    arguments.expect(' ');
    return arguments.atom();
  }

  private SearchKey sent(Order order) throws BadCommand {
    arguments.expect(' ');
    return new SearchKey.Sent(order, Dates.date(arguments));
  }

  private long numberArgument() throws BadCommand {
    arguments.expect(' ');
    return arguments.number();
  }

  private SearchKey header() throws BadCommand, IOException {
    arguments.expect(' ');
    String field = arguments.astring();
    FoldedText text = text();
    return field.equalsIgnoreCase("Subject") && !text.isEmpty()
        ? new SearchKey.InSummary(Summary.Text.SUBJECT, text)
        : new SearchKey.Header(field, text);
  }

  private FoldedText text() throws BadCommand, IOException {
    arguments.expect(' ');
    return new FoldedText(arguments.text());
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
