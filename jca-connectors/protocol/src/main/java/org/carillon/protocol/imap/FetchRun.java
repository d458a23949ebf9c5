package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.protocol.imap.FetchItems.Item;

/** One FETCH's way over the messages, a page at a time. */
final class FetchRun {
  /** How many messages' data are held at once. */
  private static final int PAGE = 250;

  private static final MailboxAnswer<Void> DONE = new MailboxAnswer.Done<>(null);

  private final ImapSession session;
  private final Selected selected;
  private final FetchItems items;
  private final Output out;
  private FlagNames names;
  private MailboxView namesView;
  private boolean metExpunged;

  /** Whether the next item is its response's first. */
  private boolean first;

  FetchRun(ImapSession session, Selected selected, FetchItems items) {
    this.session = session;
    this.selected = selected;
    this.items = items;
    this.out = session.out();
  }

  /** Whether a message asked for turned out to be expunged. */
  boolean metExpunged() {
    return metExpunged;
  }

  MailboxAnswer<Void> fetch(int[] indexes) throws IOException {
    if (items.has(Item.FLAGS) || items.marksSeen()) {
      Announcement.keywords(out, selected);
    }
    if (items.needsOnlyView()) {
      for (int index : indexes) {
        begin(index);
        viewItems(index, false);
        out.text(")\r\n");
      }
      return DONE;
    }
    // Marking as seen brings a newer view, in which indexes are others: uids stay.
    long[] uids = new long[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      uids[i] = selected.view().uid(indexes[i]);
    }
    for (int from = 0; from < uids.length; from += PAGE) {
      MailboxAnswer<Void> answer =
          page(Arrays.copyOfRange(uids, from, Math.min(uids.length, from + PAGE)));
      if (answer instanceof MailboxAnswer.Hindered<Void>) {
        return answer;
      }
    }
    return DONE;
  }

  private MailboxAnswer<Void> page(long[] uids) throws IOException {
    UidSet seen = UidSet.EMPTY;
    if (items.marksSeen() && selected.writable()) {
      switch (markSeen(uids)) {
        case MailboxAnswer.Done(UidSet marked) -> seen = marked;
        case MailboxAnswer.Hindered(var obstacle) -> {
          return new MailboxAnswer.Hindered<>(obstacle);
        }
      }
    }
    if (!items.needsData()) {
      for (long uid : uids) {
        MailboxAnswer<Void> answer = message(uid, Optional.empty(), seen.contains(uid));
        if (answer instanceof MailboxAnswer.Hindered<Void>) {
          return answer;
        }
      }
      return DONE;
    }
    return switch (session
        .access()
        .messages(session.caller(), selected.mailbox(), UidSet.inOrder(uids))) {
      case MailboxAnswer.Done(List<MessageData> page) -> {
        metExpunged |= page.size() < uids.length;
        for (MessageData data : page) {
          MailboxAnswer<Void> answer =
              message(data.uid(), Optional.of(new StoredMessage(data)), seen.contains(data.uid()));
          if (answer instanceof MailboxAnswer.Hindered<Void>) {
            yield answer;
          }
        }
        yield DONE;
      }
      case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
    };
  }

  /** Sets \Seen where it is not; answers where it was set. */
  private MailboxAnswer<UidSet> markSeen(long[] uids) {
    MailboxView view = selected.view();
    UidSet.Builder unseen = new UidSet.Builder();
    for (long uid : uids) {
      int index = view.indexOf(uid);
      if (index >= 0 && !Flag.SEEN.in(view.flags(index))) {
        unseen.add(uid);
      }
    }
    UidSet marked = unseen.build();
    if (marked.isEmpty()) {
      return new MailboxAnswer.Done<>(marked);
    }
    return switch (session
        .access()
        .store(
            session.caller(),
            selected.mailbox(),
            marked,
            FlagChange.ADD,
            Flags.of(Flag.SEEN),
            Optional.empty())) {
      case MailboxAnswer.Done(Stored stored) -> {
        selected.advance(stored.view());
        yield new MailboxAnswer.Done<>(marked);
      }
      case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
    };
  }

  private MailboxAnswer<Void> message(long uid, Optional<StoredMessage> stored, boolean nowSeen)
      throws IOException {
    int index = selected.view().indexOf(uid);
    if (index < 0) {
      metExpunged = true;
      return DONE;
    }
    if (items.sections().isEmpty()) {
      begin(index);
      viewItems(index, nowSeen);
      dataItems(stored.orElseThrow());
      out.text(")\r\n");
      return DONE;
    }
    switch (session.access().content(session.caller(), selected.mailbox(), uid)) {
      case MailboxAnswer.Done(Optional<Content> found) -> {
        if (found.isEmpty()) {
          metExpunged = true;
          return DONE;
        }
        try (Content content = found.get()) {
          begin(index);
          viewItems(index, nowSeen);
          if (stored.isPresent()) {
            dataItems(stored.get());
          }
          for (Section section : items.sections()) {
            section(section, stored, content);
          }
          out.text(")\r\n");
        }
        return DONE;
      }
      case MailboxAnswer.Hindered(var obstacle) -> {
        return new MailboxAnswer.Hindered<>(obstacle);
      }
    }
  }

  private void begin(int index) throws IOException {
    out.text("* ").number(selected.number(index)).text(" FETCH (");
    first = true;
  }

  private Output item(String name) throws IOException {
    if (!first) {
      out.octet(' ');
    }
    first = false;
    return out.text(name);
  }

  private void viewItems(int index, boolean nowSeen) throws IOException {
    MailboxView view = selected.view();
    if (items.has(Item.UID)) {
      item("UID ").number(view.uid(index));
    }
    if (items.has(Item.FLAGS) || nowSeen) {
      item("FLAGS ");
      names(view).write(out, view.flags(index), selected.isRecent(index));
      selected.tellsFlags(selected.number(index));
    }
    if (items.has(Item.MODSEQ) || nowSeen && session.condstore()) {
      item("MODSEQ (").number(view.modseq(index)).octet(')');
    }
  }

  private FlagNames names(MailboxView view) {
    if (namesView != view) {
      namesView = view;
      names = new FlagNames(view.keywords());
    }
    return names;
  }

  private void dataItems(StoredMessage message) throws IOException {
    MessageData data = message.data();
    if (items.has(Item.INTERNALDATE)) {
      item("INTERNALDATE ");
      internalDate(data.internalDate());
    }
    if (items.has(Item.SIZE)) {
      item("RFC822.SIZE ").number(data.size());
    }
    if (items.has(Item.ENVELOPE)) {
      var outline = message.outline();
      item("ENVELOPE ").octets(outline.encode(), outline.envelopeAt(), outline.envelopeLength());
    }
    if (items.has(Item.BODYSTRUCTURE)) {
      var outline = message.outline();
      item("BODYSTRUCTURE ")
          .octets(outline.encode(), outline.structureAt(), outline.structureLength());
    }
    if (items.has(Item.BODY)) {
      item("BODY ");
      BodyText.write(out, message.body());
    }
  }

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  /** {@code "17-Jul-1996 02:44:25 -0700"}. */
  private void internalDate(OffsetDateTime date) throws IOException {
    out.octet('"');
    int day = date.getDayOfMonth();
    out.octet(day < 10 ? ' ' : '0' + day / 10).octet('0' + day % 10).octet('-');
    out.text(MONTHS[date.getMonthValue() - 1]).octet('-');
    twoDigits(date.getYear() / 100);
    twoDigits(date.getYear() % 100);
    out.octet(' ');
    twoDigits(date.getHour());
    out.octet(':');
    twoDigits(date.getMinute());
    out.octet(':');
    twoDigits(date.getSecond());
    int offset = date.getOffset().getTotalSeconds() / 60;
    out.octet(' ').octet(offset < 0 ? '-' : '+');
    twoDigits(Math.abs(offset) / 60);
    twoDigits(Math.abs(offset) % 60);
    out.octet('"');
  }

  private void twoDigits(int value) throws IOException {
    out.octet('0' + value / 10).octet('0' + value % 10);
  }

  private void section(Section section, Optional<StoredMessage> stored, Content content)
      throws IOException {
    item(section.label()).octet(' ');
    Optional<StoredMessage.Range> located =
        section.isWholeMessage()
            ? Optional.of(new StoredMessage.Range(0, content.size()))
            : stored.orElseThrow().locate(section.path(), section.text());
    if (located.isEmpty()) {
      out.text("NIL");
      return;
    }
    StoredMessage.Range range = located.get();
    if (section.text() == Section.Text.FIELDS || section.text() == Section.Text.FIELDS_NOT) {
      byte[] picked =
          StoredMessage.fields(
              content, range, section.fields(), section.text() == Section.Text.FIELDS_NOT);
      StoredMessage.Range part = partial(section, new StoredMessage.Range(0, picked.length));
      out.literal(part.length()).octets(picked, (int) part.position(), (int) part.length());
    } else {
      StoredMessage.Range part = partial(section, range);
      out.literal(part.length()).content(content, part.position(), part.length());
    }
  }

  private static StoredMessage.Range partial(Section section, StoredMessage.Range range) {
    if (section.from() < 0) {
      return range;
    }
    long skipped = Math.min(section.from(), range.length());
    return new StoredMessage.Range(
        range.position() + skipped, Math.min(section.count(), range.length() - skipped));
  }
}
