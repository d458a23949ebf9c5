package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.time.Instant;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ImapDates;

/** The search keys that have a name and mean the same in every mailbox (RFC 3501 §6.4.4). */
final class SearchKeyNames {
  /** The longest WITHIN interval: 32 bits of seconds (RFC 5032 §5). */
  private static final long LONGEST_INTERVAL = 0xffff_ffffL;

  private final Arguments arguments;
  private final Instant now = Instant.now();
  private boolean modseq;
  private boolean interval;

  SearchKeyNames(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Returns whether a MODSEQ criterion was read. */
  boolean hadModseq() {
    return modseq;
  }

  /** Returns whether other messages may match later without a change (RFC 5032). */
  boolean hadInterval() {
    return interval;
  }

  /** Reads the arguments of the key of that name. */
  Query read(String name) throws BadCommand, IOException {
    return switch (name) {
      case "ALL" -> Query.ALL;
      case "ANSWERED" -> flag(Flag.ANSWERED);
      case "DELETED" -> flag(Flag.DELETED);
      case "DRAFT" -> flag(Flag.DRAFT);
      case "FLAGGED" -> flag(Flag.FLAGGED);
      case "SEEN" -> flag(Flag.SEEN);
      case "UNANSWERED" -> new Query.Not(flag(Flag.ANSWERED));
      case "UNDELETED" -> new Query.Not(flag(Flag.DELETED));
      case "UNDRAFT" -> new Query.Not(flag(Flag.DRAFT));
      case "UNFLAGGED" -> new Query.Not(flag(Flag.FLAGGED));
      case "UNSEEN" -> new Query.Not(flag(Flag.SEEN));
      case "KEYWORD" -> keyword();
      case "UNKEYWORD" -> new Query.Not(keyword());
      case "BEFORE" -> internal(DayOrder.BEFORE);
      case "ON" -> internal(DayOrder.ON);
      case "SINCE" -> internal(DayOrder.SINCE);
      case "SAVEDBEFORE" -> saved(DayOrder.BEFORE);
      case "SAVEDON" -> saved(DayOrder.ON);
      case "SAVEDSINCE" -> saved(DayOrder.SINCE);
      // Every mailbox here stores that date (RFC 8514 §4.3).
      case "SAVEDATESUPPORTED" -> Query.ALL;
      case "YOUNGER" -> younger();
      case "OLDER" -> new Query.Not(younger());
      case "EMAILID" -> new Query.EmailId(objectId());
      case "THREADID" -> new Query.ThreadId(objectId());
      case "SENTBEFORE" -> sent(DayOrder.BEFORE);
      case "SENTON" -> sent(DayOrder.ON);
      case "SENTSINCE" -> sent(DayOrder.SINCE);
      case "LARGER" -> new Query.LargerThan(numberArgument());
      case "SMALLER" -> new Query.SmallerThan(numberArgument());
      case "BCC" -> new Query.Text(TextArea.BCC, text());
      case "CC" -> new Query.Text(TextArea.CC, text());
      case "FROM" -> new Query.Text(TextArea.FROM, text());
      case "SUBJECT" -> new Query.Text(TextArea.SUBJECT, text());
      case "TO" -> new Query.Text(TextArea.TO, text());
      case "HEADER" -> header();
      case "BODY" -> new Query.Text(TextArea.BODY, text());
      case "TEXT" -> new Query.Text(TextArea.ANYWHERE, text());
      case "MODSEQ" -> modseq();
      default -> throw new BadCommand("Unknown search key");
    };
  }

  private static Query flag(Flag flag) {
    return new Query.HasFlag(flag);
  }

  private Query keyword() throws BadCommand {
    arguments.expect(' ');
    return new Query.HasKeyword(arguments.atom());
  }

  private Query internal(DayOrder order) throws BadCommand {
    arguments.expect(' ');
    return new Query.ArrivedOn(order, ImapDates.date(arguments));
  }

  private Query saved(DayOrder order) throws BadCommand {
    arguments.expect(' ');
    return new Query.SavedOn(order, ImapDates.date(arguments));
  }

  private Query younger() throws BadCommand {
    arguments.expect(' ');
    interval = true;
    long seconds = Math.min(arguments.nonZero(), LONGEST_INTERVAL);
    return new Query.ArrivedSince(now.minusSeconds(seconds));
  }

  private String objectId() throws BadCommand {
    arguments.expect(' ');
    return arguments.atom();
  }

  private Query sent(DayOrder order) throws BadCommand {
    arguments.expect(' ');
    return new Query.SentOn(order, ImapDates.date(arguments));
  }

  private long numberArgument() throws BadCommand {
    arguments.expect(' ');
    return arguments.number();
  }

  private Query header() throws BadCommand, IOException {
    arguments.expect(' ');
    return new Query.HeaderField(arguments.astring(), text());
  }

  private String text() throws BadCommand, IOException {
    arguments.expect(' ');
    return arguments.text();
  }

  /** {@code MODSEQ [entry-name SP entry-type] n}: modseqs here are of whole messages. */
  private Query modseq() throws BadCommand, IOException {
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
    return new Query.ChangedSince(arguments.number());
  }
}
