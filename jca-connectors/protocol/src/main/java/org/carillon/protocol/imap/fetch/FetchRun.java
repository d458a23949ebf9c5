package org.carillon.protocol.imap.fetch;

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
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.fetch.FetchItems.Item;
import org.carillon.protocol.imap.session.Announcement;
import org.carillon.protocol.imap.session.FetchResponse;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.FlagNames;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.wire.Utf8;

/** One run of FETCH over the messages, a page at a time. */
public final class FetchRun {
  /** The number of messages whose data are in memory at once. */
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

  /** The contents of the page's messages, if requested. */
  private Contents contents;

  /** The previews of the page's messages, if requested. */
  private Map<Long, Preview> previews = Map.of();

  /** True if the next item is the first of its response. */
  private boolean first;

  /** The number of requested messages that existed. */
  private int shown;

  public FetchRun(ImapSession session, Selected selected, FetchItems items) {
    this.session = session;
    this.selected = selected;
    this.items = items;
    this.out = session.out();
  }

  /** Returns whether a requested message turned out to be expunged. */
  boolean metExpunged() {
    return metExpunged;
  }

  /** Returns whether a requested part had a transfer encoding that can't be decoded. */
  boolean metUnknownEncoding() {
    return metUnknownEncoding;
  }

  /** Returns a failure if a requested message can't be read; only that one was left out. */
  public Optional<Failure> damage() {
    return damage;
  }

  public Answer<Void> fetch(int[] indexes) throws IOException {
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
    // Marking as seen brings a newer view with other indexes; uids stay.
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
    Answer<UidSet> marked =
        items.marksSeen() && selected.writable() ? markSeen(uids) : new Answer.Done<>(UidSet.EMPTY);
    return marked.then(
        seen -> openContents(uids).then(_ -> readPreviews(uids)).then(_ -> messages(uids, seen)));
  }

  private Answer<Void> openContents(long[] uids) {
    return items.sections().isEmpty()
        ? DONE
        : session
            .access()
            .contents(session.caller(), selected.mailbox(), UidSet.inOrder(uids))
            .map(
                found -> {
                  contents = found;
                  return null;
                });
  }

  private Answer<Void> readPreviews(long[] uids) {
    return items.needsPreviews()
        ? session
            .access()
            .previews(
                session.caller(),
                selected.mailbox(),
                UidSet.inOrder(uids),
                !items.has(Item.PREVIEW))
            .map(
                found -> {
                  previews = found.stream().collect(Collectors.toMap(Preview::uid, each -> each));
                  return null;
                })
        : DONE;
  }

  private Answer<Void> messages(long[] uids, UidSet seen) throws IOException {
    if (!items.needsData()) {
      for (long uid : uids) {
        Answer<Void> answer = message(uid, Optional.empty(), seen.contains(uid));
        if (answer instanceof Answer.Failed<Void>) {
          return answer;
        }
      }
      return DONE;
    }
    int before = shown;
    Answer<Void> read =
        session
            .access()
            .eachMessage(
                session.caller(),
                selected.mailbox(),
                UidSet.inOrder(uids),
                data -> {
                  shown++;
                  return message(
                      data.uid(),
                      Optional.of(new OutlinedMessage(data)),
                      seen.contains(data.uid()));
                });
    metExpunged |= read instanceof Answer.Done<Void> && shown - before < uids.length;
    return read;
  }

  /** Sets \Seen where it is missing; returns the uids where it was set. */
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
    Answer<FlagsStored> answer =
        session
            .access()
            .store(
                session.caller(),
                selected.mailbox(),
                marked,
                FlagChange.ADD,
                Flags.of(Flag.SEEN),
                Optional.empty());
    // Without the right to set \Seen, the client still gets the message (RFC 4314 §4).
    return answer instanceof Answer.Failed(Failure.NotAllowed _)
        ? new Answer.Done<>(UidSet.EMPTY)
        : answer.map(
            stored -> {
              selected.advance(stored.view());
              return marked;
            });
  }

  private Answer<Void> message(long uid, Optional<OutlinedMessage> stored, boolean nowSeen)
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
    Answer<Optional<Content>> opened = contents.open(uid);
    if (opened instanceof Answer.Failed(Failure.Damaged damaged)) {
      damage = Optional.of(damaged);
      return DONE;
    }
    return opened.map(
        content -> {
          content(index, stored, nowSeen, content);
          return null;
        });
  }

  private void content(
      int index, Optional<OutlinedMessage> stored, boolean nowSeen, Optional<Content> opened)
      throws IOException {
    if (opened.isEmpty()) {
      metExpunged = true;
      return;
    }
    try (Content content = opened.get()) {
      Optional<Failure> found = damage(items.sections(), stored, content);
      if (found.isPresent()) {
        damage = found;
        return;
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
  }

  /** Returns the damage in the sections, checked first: a begun literal can't be taken back. */
  public static Optional<Failure> damage(
      List<Section> sections, Optional<OutlinedMessage> stored, Content content)
      throws IOException {
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

  private void dataItems(OutlinedMessage message) throws IOException {
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

  /** Returns whether a requested section can't be decoded (RFC 3516 §4.3). */
  private boolean hasUnknownEncoding(OutlinedMessage stored) {
    return items.sections().stream()
        .anyMatch(section -> section.isDecoded() && !BinarySection.isKnown(stored, section.path()));
  }

  private void section(Section section, Optional<OutlinedMessage> stored, Content content)
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

  private void decoded(Section section, OutlinedMessage stored, Content content)
      throws IOException {
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
