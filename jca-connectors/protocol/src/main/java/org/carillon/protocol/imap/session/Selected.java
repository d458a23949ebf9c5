package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Enabled;
import org.carillon.protocol.imap.syntax.NoSuchNumber;
import org.carillon.protocol.imap.syntax.SequenceSet;

/**
 * The selected mailbox as its client knows it. The view is kept current, and unreported changes are
 * remembered: messages expunged since still have numbers ({@code pending}), new messages have none.
 * So numbers mean the same to both sides at any time (RFC 3501 §7.4.1).
 */
public final class Selected {
  private static final long[] NONE_PENDING = {};

  private final MailboxName name;
  private MailboxRights rights;
  private boolean toldRights = true;
  private final boolean writable;
  private final RecentUids recent = new RecentUids();
  private final SearchContexts contexts = new SearchContexts();
  private final Enabled enabled;
  private MailboxView view;

  /** Expunges at least up to this modseq were reported. */
  private long toldExpunges;

  /** Uids expunged and still numbered by the client, ascending. */
  private long[] pending = NONE_PENDING;

  /** The number of messages that the client was told of, pending expunges included. */
  private int known;

  /** Flag changes up to this modseq were reported. */
  private long toldModseq;

  /** The keywords of the last FLAGS response. */
  private List<String> toldKeywords;

  /** The saved result of the last search that asked for it. */
  private UidSet saved = UidSet.EMPTY;

  /** Numbers of messages whose flags were sent since then, in answer to a command. */
  private BitSet told = new BitSet();

  public Selected(MailboxName name, OpenMailbox open, Enabled enabled) {
    this.name = name;
    this.enabled = enabled;
    this.rights = open.rights();
    this.writable = open.writable();
    this.view = open.view();
    this.recent.add(open.recentFrom(), view.uidNext());
    this.known = view.size();
    this.toldModseq = view.highestModseq();
    this.toldKeywords = view.keywords();
  }

  public MailboxName name() {
    return name;
  }

  MailboxRights rights() {
    return rights;
  }

  /** Notes the client's current rights. */
  void permit(MailboxRights now) {
    toldRights &= now.equals(rights);
    rights = now;
  }

  /** Returns whether the client's rights changed and were not announced yet. */
  boolean hasNewRights() {
    return !toldRights;
  }

  void toldRights() {
    toldRights = true;
  }

  public boolean writable() {
    return writable;
  }

  public MailboxView view() {
    return view;
  }

  public long mailbox() {
    return view.mailbox();
  }

  /** Returns how many entries of the view have a number; those after them are new to the client. */
  public int numbered() {
    return known - pending.length;
  }

  /** Returns whether a message is \Recent; IMAP4rev2 has no \Recent (RFC 9051 §2.3.2). */
  public boolean isRecent(int index) {
    return !enabled.rev2() && recent.has(view.uid(index));
  }

  /** Returns the uids that are \Recent, whether or not they still exist. */
  public UidSet recentUids() {
    return enabled.rev2() ? UidSet.EMPTY : recent.toUidSet();
  }

  /** Returns how many of the first messages of the view are \Recent. */
  public int recent(int size) {
    return recent.among(view, size);
  }

  /** Notes that the view's messages from that uid on are \Recent. */
  void recentFrom(long uid) {
    recent.add(uid, view.uidNext());
  }

  /** The message sequence number of an index. */
  public int number(int index) {
    if (pending.length == 0) {
      return index + 1;
    }
    return index + 1 + insertionPoint(Arrays.binarySearch(pending, view.uid(index)));
  }

  /** Takes a newer view. */
  public void advance(MailboxView newer) {
    if (newer == view) {
      return;
    }
    int numbered = numbered();
    long lastKnown = numbered == 0 ? 0 : view.uid(numbered - 1);
    PendingExpunges gone = new PendingExpunges(lastKnown);
    view.expungedIn(newer, gone::add);
    long before = view.highestModseq();
    if (pending.length == 0) {
      toldExpunges = before;
    }
    pending = gone.with(pending);
    view = newer;
    if (!told.isEmpty()) {
      newer.changedSince(before, index -> told.clear(number(index)));
    }
  }

  /** Collects the messages that the client knows and that no longer exist. */
  private static final class PendingExpunges {
    private final long lastKnown;
    private long[] uids = NONE_PENDING;
    private int length;

    PendingExpunges(long lastKnown) {
      this.lastKnown = lastKnown;
    }

    void add(long uid) {
      if (uid > lastKnown) {
        return;
      }
      if (length == uids.length) {
        uids = Arrays.copyOf(uids, Math.max(8, 2 * length));
      }
      uids[length++] = uid;
    }

    long[] with(long[] earlier) {
      if (length == 0) {
        return earlier;
      }
      long[] all = Arrays.copyOf(earlier, earlier.length + length);
      System.arraycopy(uids, 0, all, earlier.length, length);
      Arrays.sort(all);
      return all;
    }
  }

  /** Returns the messages that a set of numbers names. */
  public Indexes byNumber(SequenceSet set) throws BadCommand {
    if (set == SequenceSet.SAVED) {
      return savedIndexes();
    }
    Indexes.Builder found = new Indexes.Builder();
    for (int range = 0; range < set.ranges(); range++) {
      long low = set.low(range, known);
      long high = set.high(range, known);
      if (set.hasStar(range)) {
        // n:* includes the last message even if n is beyond it, and nothing in an empty mailbox.
        low = Math.min(low, known);
        high = Math.min(high, known);
      }
      if (high > known) {
        throw new NoSuchNumber();
      }
      if (known > 0) {
        addNumbers((int) low, (int) high, found);
      }
    }
    return found.build();
  }

  private void addNumbers(int low, int high, Indexes.Builder found) {
    if (pending.length == 0) {
      found.add(low - 1, high);
      return;
    }
    int begin = low - 1 - pendingBelowNumber(low);
    int end = high - pendingBelowNumber(high + 1);
    found.add(begin, end);
    if (end - begin < high - low + 1) {
      found.expunged();
    }
  }

  /** Returns how many pending expunges have a number below the given one. */
  private int pendingBelowNumber(int number) {
    int low = 0;
    int high = pending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pendingNumber(middle) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int pendingNumber(int at) {
    return insertionPoint(view.indexOf(pending[at])) + at + 1;
  }

  /** Returns the messages that a set of uids names; skips unknown uids (RFC 3501 §6.4.8). */
  public Indexes byUid(SequenceSet set) {
    if (set == SequenceSet.SAVED) {
      return savedIndexes();
    }
    int numbered = numbered();
    if (numbered == 0) {
      return Indexes.NONE;
    }
    long star = view.uid(numbered - 1);
    Indexes.Builder found = new Indexes.Builder();
    for (int range = 0; range < set.ranges(); range++) {
      int from = insertionPoint(view.indexOf(set.low(range, star)));
      int to = insertionPoint(view.indexOf(set.high(range, star) + 1));
      found.add(from, Math.min(to, numbered));
    }
    return found.build();
  }

  /** Returns the saved messages that still exist. */
  private Indexes savedIndexes() {
    Indexes.Builder found = new Indexes.Builder();
    for (int range = 0; range < saved.ranges(); range++) {
      int from = insertionPoint(view.indexOf(saved.first(range)));
      int to = insertionPoint(view.indexOf(saved.last(range) + 1));
      found.add(from, Math.min(to, numbered()));
    }
    return found.build();
  }

  /** Returns the uids that a set names, whether or not they exist. */
  public UidSet named(SequenceSet uids) {
    return uids == SequenceSet.SAVED ? saved : uids.toUidSet(view.uidNext() - 1);
  }

  /** Saves a search result for later commands (RFC 5182). */
  public void save(UidSet found) {
    saved = found;
  }

  private static int insertionPoint(int searched) {
    return searched < 0 ? -searched - 1 : searched;
  }

  /** Returns those of the messages that changed after a modseq that the client claims to know. */
  public int[] changed(Indexes asked, long claimed) {
    long since = view.knownUpTo(claimed);
    Indexes.Builder changed = new Indexes.Builder();
    asked.forEachRange(
        (from, to) -> view.changedSince(since, from, to, index -> changed.add(index, index + 1)));
    return changed.build().toArray();
  }

  /** Returns the uids at those indexes, and the unused ones between them. */
  public UidSet uidRanges(Indexes indexes) {
    UidSet.Builder uids = new UidSet.Builder();
    indexes.forEachRange((from, to) -> uids.addRange(view.uid(from), view.uid(to - 1)));
    return uids.build();
  }

  /** The uids at those indexes. */
  public UidSet uids(Indexes indexes) {
    UidSet.Builder uids = new UidSet.Builder();
    indexes.forEach(index -> uids.add(view.uid(index)));
    return uids.build();
  }

  /** Notes that the client was sent a message's current flags. */
  public void tellsFlags(int number) {
    told.set(number);
  }

  boolean wasTold(int number) {
    return told.get(number);
  }

  long toldModseq() {
    return toldModseq;
  }

  /** Notes that all flag changes of the view were sent. */
  void toldAllFlags() {
    toldModseq = view.highestModseq();
    told = new BitSet();
  }

  /** Returns whether the keywords changed since the last FLAGS response. */
  boolean hasNewKeywords() {
    return !view.keywords().equals(toldKeywords);
  }

  void toldKeywords() {
    toldKeywords = view.keywords();
  }

  /** Receives an expunged message that the client still knows. */
  @FunctionalInterface
  public interface ExpungeTaker {
    void take(long uid, int number) throws IOException;
  }

  /** Passes each expunged message that the client still knows. */
  public void eachPendingExpunge(ExpungeTaker taker) throws IOException {
    for (int i = 0; i < pending.length; i++) {
      taker.take(pending[i], pendingNumber(i));
    }
  }

  /** The searches whose results are kept up to date. */
  public SearchContexts contexts() {
    return contexts;
  }

  boolean hasPendingExpunges() {
    return pending.length > 0;
  }

  /** Returns and forgets the expunged numbers, highest first, so that none shifts another. */
  int[] takePendingExpunges() {
    int[] numbers = new int[pending.length];
    for (int i = 0; i < pending.length; i++) {
      numbers[pending.length - 1 - i] = pendingNumber(i);
    }
    known -= pending.length;
    pending = NONE_PENDING;
    return numbers;
  }

  /** Returns the uids to announce as expunged and forgets them. */
  UidSet takePendingUids() {
    UidSet uids = UidSet.inOrder(pending);
    known -= pending.length;
    pending = NONE_PENDING;
    return uids;
  }

  /** Returns the modseq up to which all expunges were reported; of use only if some are pending. */
  long toldExpunges() {
    return toldExpunges;
  }

  /** Gives numbers to new messages; returns whether there were any. */
  boolean takeNew() {
    int all = view.size() + pending.length;
    boolean grown = all > known;
    known = all;
    return grown;
  }

  int known() {
    return known;
  }
}
