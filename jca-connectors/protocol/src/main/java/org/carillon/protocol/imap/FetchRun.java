package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.mailbox.Contents;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.Preview;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.protocol.imap.FetchItems.Item;
import org.carillon.protocol.wire.Utf8;

/** One FETCH's way over the messages, a page at a time. */
final class FetchRun {
  /** How many messages' data are held at once. */
  private static final int PAGE = 250;

  private static final Answer<Void> DONE = new Answer.Done<>(null);

  private final ImapSession session;
  private final Selected selected;
  private final FetchItems items;
  private final Output out;
  private FlagNames names;
  private MailboxView namesView;
  private boolean metExpunged;
  private boolean metUnknownEncoding;
  private Optional<Failure> damage = Optional.empty();

  /** The page's, if any are asked for. */
  private Contents contents;

  /** The page's, if they are asked for. */
  private Map<Long, Preview> previews = Map.of();

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

  /** Whether a part asked for had a transfer encoding that can't be taken off. */
  boolean metUnknownEncoding() {
    return metUnknownEncoding;
  }

  /** That a message asked for can't be read any more: it alone was left out. */
  Optional<Failure> damage() {
    return damage;
  }

  Answer<Void> fetch(int[] indexes) throws IOException {
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
      Answer<Void> answer =
          page(Arrays.copyOfRange(uids, from, Math.min(uids.length, from + PAGE)));
      if (answer instanceof Answer.Failed<Void>) {
        return answer;
      }
    }
    return DONE;
  }

  private Answer<Void> page(long[] uids) throws IOException {
    UidSet seen = UidSet.EMPTY;
    if (items.marksSeen() && selected.writable()) {
      switch (markSeen(uids)) {
        case Answer.Done(UidSet marked) -> seen = marked;
        case Answer.Failed(var failure) -> {
          return new Answer.Failed<>(failure);
        }
      }
    }
    if (!items.sections().isEmpty()) {
      switch (session
          .access()
          .contents(session.caller(), selected.mailbox(), UidSet.inOrder(uids))) {
        case Answer.Done(Contents found) -> contents = found;
        case Answer.Failed(var failure) -> {
          return new Answer.Failed<>(failure);
        }
      }
    }
    if (items.needsPreviews()) {
      switch (session
          .access()
          .previews(
              session.caller(),
              selected.mailbox(),
              UidSet.inOrder(uids),
              !items.has(Item.PREVIEW))) {
        case Answer.Done(List<Preview> found) ->
            previews = found.stream().collect(Collectors.toMap(Preview::uid, each -> each));
        case Answer.Failed(var failure) -> {
          return new Answer.Failed<>(failure);
        }
      }
    }
    if (!items.needsData()) {
      for (long uid : uids) {
        Answer<Void> answer = message(uid, Optional.empty(), seen.contains(uid));
        if (answer instanceof Answer.Failed<Void>) {
          return answer;
        }
      }
      return DONE;
    }
    return withData(uids, seen);
  }

  private Answer<Void> withData(long[] uids, UidSet seen) throws IOException {
    int found = 0;
    UidSet left = UidSet.inOrder(uids);
    while (!left.isEmpty()) {
      switch (session.access().messages(session.caller(), selected.mailbox(), left)) {
        case Answer.Done(List<MessageData> some) -> {
          for (MessageData data : some) {
            Answer<Void> answer =
                message(
                    data.uid(), Optional.of(new StoredMessage(data)), seen.contains(data.uid()));
            if (answer instanceof Answer.Failed<Void>) {
              return answer;
            }
          }
          found += some.size();
          left = some.isEmpty() ? UidSet.EMPTY : left.behind(some.getLast().uid());
        }
        case Answer.Failed(var failure) -> {
          return new Answer.Failed<>(failure);
        }
      }
    }
    metExpunged |= found < uids.length;
    return DONE;
  }

  /** Sets \Seen where it is not; answers where it was set. */
  private Answer<UidSet> markSeen(long[] uids) {
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
      return new Answer.Done<>(marked);
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
      case Answer.Done(Stored stored) -> {
        selected.advance(stored.view());
        yield new Answer.Done<>(marked);
      }
      // Who may not is shown the message all the same (RFC 4314 §4).
      case Answer.Failed(Failure.NotAllowed _) -> new Answer.Done<>(UidSet.EMPTY);
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }

  private Answer<Void> message(long uid, Optional<StoredMessage> stored, boolean nowSeen)
      throws IOException {
    int index = selected.view().indexOf(uid);
    if (index < 0) {
      metExpunged = true;
      return DONE;
    }
    if (stored.isPresent() && hasUnknownEncoding(stored.get())) {
      metUnknownEncoding = true;
      return DONE;
    }
    if (items.sections().isEmpty()) {
      begin(index);
      viewItems(index, nowSeen);
      dataItems(stored.orElseThrow());
      out.text(")\r\n");
      return DONE;
    }
    switch (contents.open(uid)) {
      case Answer.Done(Optional<Content> opened) -> {
        if (opened.isEmpty()) {
          metExpunged = true;
          return DONE;
        }
        try (Content content = opened.get()) {
          Optional<Failure> found = damage(items.sections(), stored, content);
          if (found.isPresent()) {
            damage = found;
            return DONE;
          }
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
      case Answer.Failed(Failure.Damaged damaged) -> {
        damage = Optional.of(damaged);
        return DONE;
      }
      case Answer.Failed(var failure) -> {
        return new Answer.Failed<>(failure);
      }
    }
  }

  /**
   * What is damaged of a message's sections. Looked at before anything is announced: a literal that
   * has begun can't be taken back.
   */
  static Optional<Failure> damage(
      List<Section> sections, Optional<StoredMessage> stored, Content content) throws IOException {
    try {
      for (Section section : sections) {
        var needed = SectionOctets.needed(section, stored, content);
        if (needed.isPresent()) {
          content.check(needed.get().position(), needed.get().length());
        }
      }
      return Optional.empty();
    } catch (ContentDamaged damaged) {
      return Optional.of(new Failure.Damaged(damaged.getMessage()));
    }
  }

  private void begin(int index) throws IOException {
    FetchResponse.begin(session, selected, index);
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
    if (items.has(Item.MODSEQ) || nowSeen && session.enabled().condstore()) {
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
      item("INTERNALDATE ").dateTime(data.internalDate());
    }
    if (items.has(Item.SAVEDATE)) {
      item("SAVEDATE ").dateTime(data.saved().atOffset(ZoneOffset.UTC));
    }
    if (items.has(Item.EMAILID)) {
      item("EMAILID (").text(data.emailId()).octet(')');
    }
    if (items.has(Item.THREADID)) {
      item("THREADID (").text(data.threadId()).octet(')');
    }
    if (items.has(Item.SIZE)) {
      item("RFC822.SIZE ").number(data.size());
    }
    if (items.has(Item.ENVELOPE)) {
      var outline = message.outline();
      item("ENVELOPE ").octets(outline.encode(), outline.envelopeAt(), outline.envelopeLength());
    }
    if (items.has(Item.BODYSTRUCTURE)) {
      BodyText.writeStructure(item("BODYSTRUCTURE "), message);
    }
    Preview preview = previews.get(data.uid());
    if (preview != null) {
      item("PREVIEW ").nstring(preview.words().map(Utf8::encode));
    }
    if (items.has(Item.BODY)) {
      item("BODY ");
      BodyText.write(out, message.body());
    }
  }

  /** Whether a section asked for can't be decoded (RFC 3516 §4.3). */
  private boolean hasUnknownEncoding(StoredMessage stored) {
    return items.sections().stream()
        .anyMatch(section -> section.isDecoded() && !BinarySection.isKnown(stored, section.path()));
  }

  private void section(Section section, Optional<StoredMessage> stored, Content content)
      throws IOException {
    item(section.label()).octet(' ');
    if (section.isDecoded() && section.path().length > 0) {
      decoded(section, stored.orElseThrow(), content);
      return;
    }
    if (section.text() == Section.Text.BINARY_SIZE) {
      out.number(content.size());
      return;
    }
    Optional<SectionOctets> octets = SectionOctets.of(section, stored, content);
    if (octets.isEmpty()) {
      out.text("NIL");
    } else if (section.isDecoded()) {
      octets.get().writeBinary(out);
    } else {
      octets.get().writeLiteral(out);
    }
  }

  private void decoded(Section section, StoredMessage stored, Content content) throws IOException {
    Optional<BinarySection> found = BinarySection.of(stored, section.path(), content);
    if (section.text() == Section.Text.BINARY_SIZE) {
      out.number(found.map(BinarySection::size).orElse(0L));
    } else if (found.isPresent()) {
      found.get().write(out, section);
    } else {
      out.text("NIL");
    }
  }
}
