package org.carillon.mailbox.internal.collection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.ItemSearch;
import org.carillon.mailbox.collection.NamedItem;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.access.OperationAnswers;
import org.carillon.store.collection.ItemRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemEntry;

/** Finds items for accounts that may read them. */
public final class StoredItemSearch implements ItemSearch {
  private final SqlTransactions transactions;
  private final MailboxAuthorization authorization;
  private final CollectionLists lists;

  public StoredItemSearch(SqlTransactions transactions, MailboxAuthorization authorization) {
    this.transactions = transactions;
    this.authorization = authorization;
    this.lists = new CollectionLists(transactions, authorization);
  }

  @Override
  public Answer<List<ItemEntry>> ofUids(Caller caller, long collection, List<Long> uids) {
    return OperationAnswers.<Answer<List<ItemEntry>>>answer(
            caller,
            () -> {
              if (uids.size() > MOST) {
                return tooMany("uids");
              }
              authorization.at(caller.account(), collection, Right.READ);
              long[] asked = uids.stream().mapToLong(Long::longValue).toArray();
              return new Answer.Done<>(
                  transactions.read(connection -> ItemRows.ofUids(connection, collection, asked)));
            })
        .then(answer -> answer);
  }

  private static <T> Answer<T> tooMany(String field) {
    return Answer.failed(new Failure.Invalid(field, "out-of-range", "From 1 to " + MOST + "."));
  }

  @Override
  public Answer<List<NamedItem>> named(
      Caller caller, CollectionKind kind, List<String> words, int most) {
    return OperationAnswers.<Answer<List<NamedItem>>>answer(
            caller,
            () -> {
              if (most < 1 || most > MOST) {
                return tooMany("most");
              }
              Map<Long, CollectionEntry> within =
                  lists.of(caller.account(), true).stream()
                      .filter(one -> one.kind() == kind && one.rights().has(Right.READ))
                      .collect(Collectors.toMap(CollectionEntry::id, Function.identity()));
              long[] ids = within.keySet().stream().mapToLong(Long::longValue).toArray();
              List<String> patterns =
                  words.stream().limit(MOST_WORDS).map(StoredItemSearch::pattern).toList();
              return new Answer.Done<>(
                  transactions
                      .read(connection -> ItemRows.named(connection, ids, patterns, most))
                      .stream()
                      .map(row -> new NamedItem(within.get(row.mailbox()), row.entry()))
                      .toList());
            })
        .then(answer -> answer);
  }

  /** Returns the LIKE pattern for names that contain a word. */
  private static String pattern(String word) {
    String text = word.replace("\0", "").toLowerCase(Locale.ROOT);
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
