package org.carillon.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageOrder;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;
import org.carillon.query.source.SearchedMailbox;

/** A mailbox for search tests that records what is read. */
final class SearchedMessages implements SearchedMailbox {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  /** The highest indexed uid. */
  long indexedTo = Long.MAX_VALUE;

  /** True if the index returns only the best hit and fills up with uids that don't exist. */
  boolean isCut;

  /** The uids whose content was opened. */
  final List<Long> opened = new ArrayList<>();

  /** The uids whose content is damaged. */
  final Set<Long> damaged = new HashSet<>();

  private final TreeMap<Long, Message> messages = new TreeMap<>();

  private record Message(long flags, String text) {}

  private record Facts(
      long uid,
      long size,
      long arrived,
      int arrivedOffset,
      long saved,
      String emailId,
      String threadId,
      byte[] texts)
      implements MessageSummary {}

  /** Adds a message with the uid {@code uid}, which arrives that many days into 2026. */
  SearchedMessages with(long uid, long flags, String text) {
    messages.put(uid, new Message(flags, text.replace("\n", "\r\n")));
    return this;
  }

  void remove(long uid) {
    messages.remove(uid);
  }

  long uid(int index) {
    return view().uid(index);
  }

  List<Long> uids(int[] indexes) {
    return Arrays.stream(indexes).mapToObj(this::uid).toList();
  }

  static Instant arrival(long uid) {
    return FIRST_DAY.plusDays(uid).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  @Override
  public MailboxView view() {
    return new View(new TreeMap<>(messages));
  }

  @Override
  public Answer<UidSet> mayContain(SearchArea area, String text) {
    return new Answer.Done<>(UidSet.range(1, Long.MAX_VALUE));
  }

  @Override
  public Answer<Ranking> rank(WordSearch words) {
    if (indexedTo == 0) {
      return Answer.failed(new Failure.TryLater("The index is away."));
    }
    List<Ranking.Hit> hits = new ArrayList<>();
    messages
        .headMap(indexedTo, true)
        .forEach(
            (uid, message) -> {
              String text = message.text.toLowerCase(Locale.ROOT);
              if (words.terms().stream().allMatch(term -> text.contains(term.text()))) {
                int times = text.split(words.terms().getFirst().text(), -1).length - 1;
                hits.add(new Ranking.Hit(uid, Math.min(100, 10 * times)));
              }
            });
    hits.sort(
        Comparator.comparingInt(Ranking.Hit::relevancy)
            .thenComparingLong(Ranking.Hit::uid)
            .reversed());
    if (isCut) {
      hits.subList(1, hits.size()).clear();
      while (hits.size() < Ranking.MOST) {
        hits.add(new Ranking.Hit(1_000_000 + hits.size(), 1));
      }
    }
    return new Answer.Done<>(
        new Ranking(hits, Math.min(indexedTo, messages.isEmpty() ? 0 : messages.lastKey())));
  }

  @Override
  public Answer<List<MessageSummary>> summaries(UidSet uids) {
    List<MessageSummary> found = new ArrayList<>();
    messages.forEach(
        (uid, message) -> {
          if (uids.contains(uid)) {
            found.add(
                new Facts(
                    uid,
                    message.text.length(),
                    arrival(uid).toEpochMilli(),
                    0,
                    arrival(uid).toEpochMilli(),
                    "E" + uid,
                    "T" + uid % 3,
                    Summary.of(Outline.parse(octets(message))).encode()));
          }
        });
    return new Answer.Done<>(found);
  }

  @Override
  public Answer<MessageOrder> order(ListOrder.By by) {
    long[] uids = messages.keySet().stream().mapToLong(Long::longValue).toArray();
    return new Answer.Done<>(
        new MessageOrder() {
          @Override
          public int size() {
            return uids.length;
          }

          @Override
          public long uid(int position) {
            return uids[position];
          }
        });
  }

  @Override
  public Answer<Void> eachMessage(
      UidSet uids, Answer.Step<MessageData, Answer<Void>, RuntimeException> taker) {
    Answer<Void> answer = Answer.done();
    for (long uid : messages.keySet()) {
      Message message = messages.get(uid);
      if (uids.contains(uid)) {
        answer =
            answer.then(
                _ ->
                    taker.of(
                        new MessageData(
                            uid,
                            message.text.length(),
                            0,
                            arrival(uid).atOffset(ZoneOffset.UTC),
                            arrival(uid),
                            "E" + uid,
                            "T" + uid % 3,
                            Outline.parse(octets(message)).encode())));
      }
    }
    return answer;
  }

  @Override
  public Answer<Contents> contents(UidSet uids) {
    return new Answer.Done<>(
        uid -> {
          opened.add(uid);
          return damaged.contains(uid)
              ? Answer.failed(new Failure.Damaged("Not what was stored."))
              : new Answer.Done<>(
                  Optional.ofNullable(messages.get(uid))
                      .map(message -> Content.of(octets(message))));
        });
  }

  private static byte[] octets(Message message) {
    return message.text.getBytes(StandardCharsets.UTF_8);
  }

  private record View(TreeMap<Long, Message> messages, long[] uids) implements MailboxView {
    View(TreeMap<Long, Message> messages) {
      this(messages, messages.keySet().stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public long mailbox() {
      return 1;
    }

    @Override
    public long uidValidity() {
      return 1;
    }

    @Override
    public long uidNext() {
      return uids.length == 0 ? 1 : uids[uids.length - 1] + 1;
    }

    @Override
    public long highestModseq() {
      return uidNext();
    }

    @Override
    public int size() {
      return uids.length;
    }

    @Override
    public long uid(int index) {
      return uids[index];
    }

    @Override
    public int indexOf(long uid) {
      return Arrays.binarySearch(uids, uid);
    }

    @Override
    public long flags(int index) {
      return messages.get(uids[index]).flags;
    }

    @Override
    public long modseq(int index) {
      return uids[index];
    }

    @Override
    public List<String> keywords() {
      return List.of("$work");
    }

    @Override
    public void changedSince(long modseq, int from, int to, IntConsumer index) {
      throw new UnsupportedOperationException("No search asks for it");
    }

    @Override
    public void expungedIn(MailboxView later, LongConsumer uid) {
      throw new UnsupportedOperationException("No search asks for it");
    }
  }
}
