package org.carillon.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.carillon.contract.mailbox.search.WordSearch;

/** Builds queries from the texts that users search for. Any text is a valid query. */
final class WordQueries {
  /** The largest number of words in a query. Later words are ignored. */
  private static final int MOST_WORDS = 32;

  /** The shortest word, in chars, that is also searched as a prefix; shorter match too many. */
  private static final int SHORTEST_BEGIN = 3;

  /** The weight of a word that only begins with the searched one. */
  private static final float BEGIN_WEIGHT = 0.3f;

  private final Analyzer analyzer = WordField.analyzer();

  Query of(WordSearch search) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int words = 0;
    for (WordSearch.Term term : search.terms()) {
      List<String> found = words(term.text());
      List<String> wanted = found.subList(0, Math.min(found.size(), MOST_WORDS - words));
      words += wanted.size();
      if (term.together() && wanted.size() > 1) {
        all.add(together(term.area(), wanted), Occur.MUST);
      } else {
        wanted.forEach(word -> all.add(anywhere(term.area(), word), Occur.MUST));
      }
    }
    return words == 0 ? new MatchNoDocsQuery("no words") : all.build();
  }

  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(WordField.TEXT.field(), text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("A text does not fail", e);
    }
  }

  private static Set<WordField> fields(WordSearch.Area area) {
    return switch (area) {
      case ANYWHERE -> Set.of(WordField.values());
      case SUBJECT -> Set.of(WordField.SUBJECT);
      case FROM -> Set.of(WordField.FROM);
      case TO -> Set.of(WordField.TO);
      case BODY -> Set.of(WordField.TEXT, WordField.FILE, WordField.ATTACHED);
    };
  }

  private static Query anywhere(WordSearch.Area area, String word) {
    List<Query> some = new ArrayList<>();
    for (WordField field : fields(area)) {
      Term term = new Term(field.field(), word);
      some.add(new BoostQuery(new TermQuery(term), field.weight()));
      if (word.length() >= SHORTEST_BEGIN) {
        some.add(new BoostQuery(new PrefixQuery(term), BEGIN_WEIGHT * field.weight()));
      }
    }
    return new DisjunctionMaxQuery(some, 0.1f);
  }

  private static Query together(WordSearch.Area area, List<String> words) {
    List<Query> some = new ArrayList<>();
    for (WordField field : fields(area)) {
      some.add(
          new BoostQuery(
              new PhraseQuery(field.field(), words.toArray(String[]::new)), field.weight()));
    }
    return new DisjunctionMaxQuery(some, 0.1f);
  }
}
