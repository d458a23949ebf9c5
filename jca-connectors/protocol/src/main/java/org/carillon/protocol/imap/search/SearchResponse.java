package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.Arrays;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.ResultOptions;
import org.carillon.protocol.imap.syntax.ResultOptions.Return;

/** The answer to SEARCH and SORT, old and extended (RFC 3501 §7.2.5, RFC 5256 §4, RFC 4731). */
final class SearchResponse {
  private final ImapSession session;
  private final Selected selected;
  private final ResultOptions options;
  private final boolean byUid;
  private final boolean modseq;

  /**
   * @param byUid whether the results are uids
   * @param modseq whether the highest modseq is to be written
   */
  SearchResponse(
      ImapSession session,
      Selected selected,
      ResultOptions options,
      boolean byUid,
      boolean modseq) {
    this.session = session;
    this.selected = selected;
    this.options = options;
    this.byUid = byUid;
    this.modseq = modseq;
  }

  /** Writes the results, in a response of the old name, and saves them if requested. */
  void write(String name, Found found) throws IOException {
    if (options.asks(Return.SAVE)) {
      save(options.told(found.messages()));
    }
    if (!options.extended()) {
      plain(name, found.messages());
    } else if (!options.isSilent()) {
      begin();
      extended(found);
    }
  }

  /** Writes them as ESEARCH with the mailbox's name; nothing if nothing was found (RFC 7377). */
  void writeNamed(Found found) throws IOException {
    if (options.asks(Return.SAVE)) {
      save(options.told(found.messages()));
    }
    if (!options.isSilent() && found.messages().length > 0) {
      begin();
      session.out().text(" MAILBOX ").mailbox(selected.name().path());
      session.out().text(" UIDVALIDITY ").number(selected.view().uidValidity());
      extended(found);
    }
  }

  /** Writes the tag of the command, leaving the parenthesis open. */
  private void begin() throws IOException {
    session.out().text("* ESEARCH (TAG ").string(session.tag());
  }

  private void save(int[] found) {
    int[] ascending = found.clone();
    Arrays.sort(ascending);
    UidSet.Builder uids = new UidSet.Builder();
    for (int index : ascending) {
      uids.add(selected.view().uid(index));
    }
    selected.save(uids.build());
  }

  private long named(int index) {
    return byUid ? selected.view().uid(index) : selected.number(index);
  }

  /** Returns the messages at the ascending indexes as a set. */
  String named(int[] indexes) {
    UidSet.Builder all = new UidSet.Builder();
    for (int index : indexes) {
      all.add(named(index));
    }
    return all.build().toString();
  }

  private void plain(String name, int[] found) throws IOException {
    Output out = session.out();
    out.text("* ").text(name);
    for (int index : found) {
      out.octet(' ').number(named(index));
    }
    if (modseq && found.length > 0) {
      out.text(" (MODSEQ ").number(highestModseq(found)).octet(')');
    }
    out.crlf();
  }

  private void extended(Found all) throws IOException {
    int[] found = all.messages();
    Output out = session.out().octet(')');
    if (byUid) {
      out.text(" UID");
    }
    if (found.length > 0) {
      if (options.asks(Return.MIN)) {
        out.text(" MIN ").number(named(found[0]));
      }
      if (options.asks(Return.MAX)) {
        out.text(" MAX ").number(named(found[found.length - 1]));
      }
      if (options.asks(Return.ALL)) {
        out.text(" ALL ").text(named(found));
        relevancies(all.relevancies());
      }
    }
    if (options.asks(Return.COUNT)) {
      out.text(" COUNT ").number(found.length);
    }
    if (options.window().isPresent()) {
      int[] part = options.window().get().of(found);
      out.text(" PARTIAL (").text(options.window().get().toString()).octet(' ');
      out.text(part.length == 0 ? "NIL" : named(part)).octet(')');
      relevancies(options.window().get().of(all.relevancies()));
    }
    if (modseq && found.length > 0) {
      out.text(" MODSEQ ").number(highestModseq(options.told(found)));
    }
    out.crlf();
  }

  /** Writes the relevancies in the order of the results, if requested. */
  private void relevancies(int[] relevancies) throws IOException {
    if (!options.asks(Return.RELEVANCY) || relevancies.length == 0) {
      return;
    }
    Output out = session.out().text(" RELEVANCY (");
    for (int i = 0; i < relevancies.length; i++) {
      if (i > 0) {
        out.octet(' ');
      }
      out.number(relevancies[i]);
    }
    out.octet(')');
  }

  private long highestModseq(int[] indexes) {
    long highest = 0;
    for (int index : indexes) {
      highest = Math.max(highest, selected.view().modseq(index));
    }
    return highest;
  }
}
