package org.carillon.protocol.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;

/** Rules out as much as allowed, by reading everything, so that relying on it too much fails. */
final class MemoryTextIndex {
  private final MemoryMailbox mailbox;

  MemoryTextIndex(MemoryMailbox mailbox) {
    this.mailbox = mailbox;
  }

  UidSet mayContain(SearchArea area, String text) {
    FoldedText wanted = new FoldedText(text);
    UidSet.Builder uids = new UidSet.Builder();
    mailbox.messages.forEach(
        (uid, message) -> {
          if (message.outline.length == 0 || contains(message, area, wanted)) {
            uids.add(uid);
          }
        });
    return uids.build();
  }

  /** Ranks messages with an exact term, earlier ones higher. The last is not indexed yet. */
  Ranking rank(WordSearch search) {
    List<Ranking.Hit> hits = new ArrayList<>();
    long indexedTo = mailbox.messages.isEmpty() ? 0 : mailbox.messages.lastKey() - 1;
    mailbox
        .messages
        .headMap(indexedTo, true)
        .forEach(
            (uid, message) -> {
              if (search.terms().stream().allMatch(term -> fits(message, term))) {
                hits.add(new Ranking.Hit(uid, Math.max(1, 100 - hits.size() * 10)));
              }
            });
    return new Ranking(hits, indexedTo);
  }

  private static boolean fits(MemoryMailbox.Message message, WordSearch.Term term) {
    SearchArea area =
        switch (term.area()) {
          case ANYWHERE -> SearchArea.ANYWHERE;
          case SUBJECT, FROM, TO -> SearchArea.HEADER;
          case BODY -> SearchArea.BODY;
        };
    return contains(message, area, new FoldedText(term.text()));
  }

  private static boolean contains(
      MemoryMailbox.Message message, SearchArea area, FoldedText wanted) {
    Outline outline = Outline.decode(message.outline);
    try {
      return area != SearchArea.BODY && inHeader(message, outline, wanted)
          || area != SearchArea.HEADER
              && SearchedText.inBody(
                  Content.of(message.content)::read, message.prefix, outline.body(), wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean inHeader(MemoryMailbox.Message message, Outline outline, FoldedText wanted)
      throws IOException {
    MessageEnvelope envelope = outline.envelope();
    return SearchedText.inHeader(
            SearchedText.header(
                Content.of(message.content)::read, 0, message.prefix + outline.bodyOffset()),
            wanted)
        || SearchedText.inSubject(envelope, wanted)
        || SearchedText.inAddresses(envelope.from(), wanted)
        || SearchedText.inAddresses(envelope.to(), wanted)
        || SearchedText.inAddresses(envelope.cc(), wanted)
        || SearchedText.inAddresses(envelope.bcc(), wanted);
  }
}
