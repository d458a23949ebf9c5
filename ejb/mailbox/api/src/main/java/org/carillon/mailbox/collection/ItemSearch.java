package org.carillon.mailbox.collection;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemEntry;

/** Finds items by their names, and by their UIDs, which searches in mailboxes answer. */
public interface ItemSearch {
  /** The most that are asked for or answered at once. */
  int MOST = 1000;

  /** The most words that count. */
  int MOST_WORDS = 20;

  /**
   * Those of some items that there are, by UID.
   *
   * @param uids at most {@value #MOST}
   */
  Answer<List<ItemEntry>> ofUids(Caller caller, long collection, List<Long> uids);

  /**
   * Items of all collections of a kind that are among the caller's ({@link Collections#home}) and
   * may be read, whose names have all words, in capitals or not; those put last come first.
   *
   * @param words without blanks; of more than {@value #MOST_WORDS} the first
   * @param most how many at most, 1 to {@value #MOST}
   */
  Answer<List<NamedItem>> named(Caller caller, CollectionKind kind, List<String> words, int most);
}
