package org.carillon.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.Bits;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;

/** The index at one moment. */
final class IndexSnapshot {
  /** The largest number of trigrams in a query. More would hardly narrow the result. */
  private static final int MOST_TRIGRAMS = 48;

  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(IndexTerms.RECEIVED, SortField.Type.LONG, true),
          new SortField(IndexTerms.UID, SortField.Type.LONG, true));

  /** The position of the UID in {@link #BEST_FIRST}. */
  private static final int UID_AT = 2;

  private final IndexSearcher searcher;

  IndexSnapshot(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** Returns the version of the index. Equal versions mean equal contents. */
  Object version() {
    return searcher.getIndexReader().getReaderCacheHelper().getKey();
  }

  int messages() {
    return searcher.getIndexReader().numDocs();
  }

  int messages(long mailbox) throws IOException {
    return searcher.count(new TermQuery(IndexTerms.mailbox(mailbox)));
  }

  /**
   * Returns the highest UID of a mailbox that is indexed, 0 if there is none. UIDs are indexed in
   * ascending order, so every lower one that exists is indexed too.
   */
  long highestUid(long mailbox) throws IOException {
    long highest = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PostingsEnum found = leaf.reader().postings(IndexTerms.mailbox(mailbox), PostingsEnum.NONE);
      if (found == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      int document = found.nextDoc();
      while (document != PostingsEnum.NO_MORE_DOCS && live != null && !live.get(document)) {
        document = found.nextDoc();
      }
      if (document != PostingsEnum.NO_MORE_DOCS) {
        NumericDocValues uids = leaf.reader().getNumericDocValues(IndexTerms.UID);
        uids.advanceExact(document);
        highest = Math.max(highest, uids.longValue());
      }
    }
    return highest;
  }

  /** Returns all indexed UIDs of a mailbox, ascending. */
  long[] uids(long mailbox) throws IOException {
    return uids(new TermQuery(IndexTerms.mailbox(mailbox)));
  }

  /** Returns whether there are messages whose attachments could not be read yet. */
  boolean isSomeWaiting() throws IOException {
    return searcher.count(new TermQuery(IndexTerms.waiting())) > 0;
  }

  /** Returns the UIDs of such messages in a mailbox. */
  long[] waiting(long mailbox) throws IOException {
    return uids(
        new BooleanQuery.Builder()
            .add(new TermQuery(IndexTerms.mailbox(mailbox)), Occur.FILTER)
            .add(new TermQuery(IndexTerms.waiting()), Occur.FILTER)
            .build());
  }

  /** Returns the ids of indexed mailboxes above the given id, ascending. */
  long[] mailboxes(long after, int most) throws IOException {
    TreeSet<Long> found = new TreeSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(IndexTerms.MAILBOX);
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      if (each.seekCeil(IndexTerms.number(after + 1)) == TermsEnum.SeekStatus.END) {
        continue;
      }
      for (int i = 0; i < most; i++) {
        found.add(IndexTerms.number(each.term()));
        if (each.next() == null) {
          break;
        }
      }
    }
    return found.stream().mapToLong(Long::longValue).limit(most).toArray();
  }

  /**
   * Returns the messages of a mailbox that may contain a text: those that have its trigrams, those
   * that are opaque, and all that are not indexed yet.
   */
  UidSet mayContain(long mailbox, SearchArea area, String text) throws IOException {
    Trigrams wanted = Trigrams.of(text);
    if (wanted.isEmpty() || wanted.isOverfull()) {
      return UidSet.range(1, Long.MAX_VALUE);
    }
    BooleanQuery.Builder may = new BooleanQuery.Builder();
    if (area != SearchArea.BODY) {
      may.add(allOf(wanted, SearchArea.HEADER), Occur.SHOULD);
    }
    if (area != SearchArea.HEADER) {
      may.add(allOf(wanted, SearchArea.BODY), Occur.SHOULD);
    }
    may.add(new TermQuery(IndexTerms.opaque()), Occur.SHOULD);
    long[] uids =
        uids(
            new BooleanQuery.Builder()
                .add(new TermQuery(IndexTerms.mailbox(mailbox)), Occur.FILTER)
                .add(may.build(), Occur.FILTER)
                .build());
    UidSet.Builder all = new UidSet.Builder();
    for (long uid : uids) {
      all.add(uid);
    }
    return all.addRange(highestUid(mailbox) + 1, Long.MAX_VALUE).build();
  }

  private static Query allOf(Trigrams wanted, SearchArea area) {
    long[] trigrams = wanted.sorted();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int step = 1 + trigrams.length / MOST_TRIGRAMS;
    for (int i = 0; i < trigrams.length; i += step) {
      all.add(new TermQuery(IndexTerms.trigram(area, trigrams[i])), Occur.FILTER);
    }
    return all.build();
  }

  /** Returns the matching messages of a mailbox, the best first. */
  Ranking rank(long mailbox, Query words) throws IOException {
    Query query =
        new BooleanQuery.Builder()
            .add(words, Occur.MUST)
            .add(new TermQuery(IndexTerms.mailbox(mailbox)), Occur.FILTER)
            .build();
    TopFieldDocs best = searcher.search(query, Ranking.MOST, BEST_FIRST, false);
    float highest = best.scoreDocs.length == 0 ? 1 : score(best.scoreDocs[0]);
    List<Ranking.Hit> hits = new ArrayList<>(best.scoreDocs.length);
    for (ScoreDoc each : best.scoreDocs) {
      long uid = (Long) ((FieldDoc) each).fields[UID_AT];
      hits.add(new Ranking.Hit(uid, Math.max(1, Math.round(100 * score(each) / highest))));
    }
    return new Ranking(hits, highestUid(mailbox));
  }

  private static float score(ScoreDoc found) {
    return (Float) ((FieldDoc) found).fields[0];
  }

  private long[] uids(Query query) throws IOException {
    Uids uids = new Uids();
    searcher.search(query, uids);
    return uids.ascending();
  }

  /** Collects the UIDs of matching messages. */
  private static final class Uids extends SimpleCollector {
    private long[] found = new long[64];
    private int length;
    private NumericDocValues uids;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      uids = leaf.reader().getNumericDocValues(IndexTerms.UID);
    }

    @Override
    public void collect(int document) throws IOException {
      uids.advanceExact(document);
      if (length == found.length) {
        found = Arrays.copyOf(found, 2 * length);
      }
      found[length++] = uids.longValue();
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    long[] ascending() {
      long[] all = Arrays.copyOf(found, length);
      Arrays.sort(all);
      return all;
    }
  }
}
