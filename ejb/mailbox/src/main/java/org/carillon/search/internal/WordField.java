package org.carillon.search.internal;

import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;

/** A part of messages whose words are searched, and the weight of a word found there. */
enum WordField {
  SUBJECT(4),
  FROM(3),
  TO(2),
  FILE(2),
  TEXT(1),
  ATTACHED(0.7f);

  private final float weight;

  WordField(float weight) {
    this.weight = weight;
  }

  float weight() {
    return weight;
  }

  String field() {
    return "words-" + name().toLowerCase(Locale.ROOT);
  }

  Field of(CharSequence text) {
    return new TextField(field(), text.toString(), Field.Store.NO);
  }

  /**
   * Returns the analyzer that splits texts into words (Unicode Standard Annex 29), ignoring case,
   * accents and width. In scripts without spaces between words, neighbouring characters form pairs.
   * There is no stemming.
   */
  static Analyzer analyzer() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream wide = new CJKWidthFilter(words);
        TokenStream pairs = new CJKBigramFilter(new LowerCaseFilter(wide));
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(pairs));
      }
    };
  }
}
