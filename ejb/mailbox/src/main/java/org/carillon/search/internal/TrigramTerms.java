package org.carillon.search.internal;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Trigrams as terms of a field that only tells which messages have them. */
final class TrigramTerms extends TokenStream {
  private static final FieldType TYPE = new FieldType();

  static {
    TYPE.setIndexOptions(IndexOptions.DOCS);
    TYPE.setOmitNorms(true);
    TYPE.setTokenized(true);
    TYPE.freeze();
  }

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef octets = new BytesRef(new byte[6]);
  private final long[] trigrams;
  private int next;

  private TrigramTerms(Trigrams trigrams) {
    this.trigrams = trigrams.sorted();
  }

  static Field field(String name, Trigrams trigrams) {
    return new Field(name, new TrigramTerms(trigrams), TYPE);
  }

  @Override
  public boolean incrementToken() {
    if (next == trigrams.length) {
      return false;
    }
    clearAttributes();
    IndexTerms.trigram(trigrams[next++], octets);
    term.setBytesRef(octets);
    return true;
  }
}
