package org.carillon.mailbox.collection;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemEntry;

/** Finds items by their names, and by the UIDs that searches in mailboxes return. */
public interface ItemSearch {
  /** The largest number of items in a request or an answer. */
  int MOST = 1000;

  /** The largest number of words that are used. */
  int MOST_WORDS = 20;

  /**
   * Returns those of the given items that exist, by UID.
   *
   * @param uids at most {@value #MOST}
   */
  Answer<List<ItemEntry>> ofUids(Caller caller, long collection, List<Long> uids);

  /**
   * Returns the items whose names contain all words, ignoring case, the latest stored first. It
   * looks at all collections of a kind that are among the caller's ({@link Collections#home}) and
   * that the caller may read.
   *
   * @param words words without blanks; only the first {@value #MOST_WORDS} are used
   * @param most the largest number of items, 1 to {@value #MOST}
   */
  Answer<List<NamedItem>> named(Caller caller, CollectionKind kind, List<String> words, int most);
}
