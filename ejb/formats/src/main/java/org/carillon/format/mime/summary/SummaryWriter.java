package org.carillon.format.mime.summary;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.BaseSubject;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;

/** Writes a {@link Summary}: flags, date and day, ends of the texts, texts, references. */
final class SummaryWriter {
  private final MessageEnvelope envelope;
  private final Optional<References> references;
  private final ByteArrayOutputStream texts = new ByteArrayOutputStream(256);
  private final int mostText;
  private int flags;

  SummaryWriter(Outline outline, int mostText) {
    this.mostText = mostText;
    this.envelope = outline.envelope();
    this.references = outline.references();
    this.flags = outline.isCut() ? Summary.CUT : 0;
  }

  byte[] write() {
    int[] ends = new int[Summary.Text.values().length];
    for (Summary.Text text : Summary.Text.values()) {
      add(key(text));
      ends[text.ordinal()] = Summary.TEXTS_AT + texts.size();
    }
    byte[] behind = references.orElse(References.NONE).encode();
    byte[] out = new byte[Summary.TEXTS_AT + texts.size() + behind.length];
    Optional<OffsetDateTime> sent = envelope.date().flatMap(MailDate::parse);
    if (sent.isPresent()) {
      flags |= Summary.HAS_DATE;
      Summary.LONG.set(out, Summary.SENT_AT, sent.get().toInstant().toEpochMilli());
      Summary.INT.set(out, Summary.DAY_AT, (int) sent.get().toLocalDate().toEpochDay());
    }
    if (references.isPresent()) {
      flags |= Summary.HAS_REFERENCES;
    }
    out[Summary.FLAGS_AT] = (byte) flags;
    for (int i = 0; i < ends.length; i++) {
      Summary.INT.set(out, Summary.ENDS_AT + Integer.BYTES * i, ends[i]);
    }
    System.arraycopy(texts.toByteArray(), 0, out, Summary.TEXTS_AT, texts.size());
    System.arraycopy(behind, 0, out, Summary.TEXTS_AT + texts.size(), behind.length);
    return out;
  }

  private void add(byte[] key) {
    if (key.length > mostText) {
      flags |= Summary.CUT;
    }
    texts.write(key, 0, Math.min(key.length, mostText));
  }

  private byte[] key(Summary.Text text) {
    return switch (text) {
      case SUBJECT -> UnicodeCasemap.key(DecodedText.of(envelope.subject().orElse("")));
      case FROM -> searched(envelope.from());
      case TO -> searched(envelope.to());
      case CC -> searched(envelope.cc());
      case BCC -> searched(envelope.bcc());
      case BASE_SUBJECT -> UnicodeCasemap.key(baseSubject());
      case DISPLAY_FROM -> first(envelope.from(), SummaryWriter::shown);
      case DISPLAY_TO -> first(envelope.to(), SummaryWriter::shown);
      case LOCAL_FROM -> first(envelope.from(), Address.Mailbox::local);
      case LOCAL_TO -> first(envelope.to(), Address.Mailbox::local);
      case LOCAL_CC -> first(envelope.cc(), Address.Mailbox::local);
    };
  }

  private String baseSubject() {
    BaseSubject base = BaseSubject.of(envelope.subject().orElse(""));
    if (base.replyOrForward()) {
      flags |= Summary.REPLY_OR_FORWARD;
    }
    return base.text();
  }

  private static byte[] searched(List<Address> addresses) {
    return UnicodeCasemap.key(
        addresses.stream().map(SearchedText::shown).collect(Collectors.joining("\n")));
  }

  private static byte[] first(List<Address> addresses, Function<Address.Mailbox, String> what) {
    if (addresses.isEmpty()) {
      return new byte[0];
    }
    return UnicodeCasemap.key(
        DecodedText.of(
            switch (addresses.getFirst()) {
              case Address.Mailbox mailbox -> what.apply(mailbox);
              case Address.Group group -> group.name();
            }));
  }

  private static String shown(Address.Mailbox mailbox) {
    return mailbox.name().isEmpty() ? mailbox.address() : mailbox.name();
  }
}
