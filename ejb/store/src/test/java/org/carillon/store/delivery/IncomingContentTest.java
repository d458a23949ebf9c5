package org.carillon.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.MessageKind;
import org.junit.jupiter.api.Test;

class IncomingContentTest {
  private static final byte[] MESSAGE =
      ("Message-Context: voice-message\r\nSubject: Hello\r\nMessage-ID: <a@b>\r\n"
              + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n--b--\r\n")
          .getBytes(StandardCharsets.US_ASCII);
  private static final Header HEADER = Header.parse(MESSAGE);

  /** Tests that the header read during reception is used for the stored data. */
  @Test
  void parsedHeaderIsNotReadAgain() throws IOException {
    IncomingContent known = incoming(new Spooled(HEADER.length()), Optional.of(HEADER));
    IncomingContent unknown = incoming(new Spooled(0), Optional.empty());
    assertThat(known.outline).isEqualTo(unknown.outline);
    assertThat(known.kind).isEqualTo(unknown.kind).contains(MessageKind.VOICE);
    assertThat(known.threadKeys.keys()).isEqualTo(unknown.threadKeys.keys()).isNotEmpty();
    assertThatThrownBy(() -> incoming(new Spooled(HEADER.length()), Optional.empty()))
        .isInstanceOf(IOException.class);
  }

  private static IncomingContent incoming(Spool spool, Optional<Header> header) throws IOException {
    return IncomingContent.of(spool, header, OffsetDateTime.now(), List.of());
  }

  /** A message in a spool whose first octets can't be read. */
  private record Spooled(int unreadable) implements Spool {
    @Override
    public void write(byte[] from, int offset, int length) {
      throw new UnsupportedOperationException("It is written");
    }

    @Override
    public long size() {
      return MESSAGE.length;
    }

    @Override
    public Content content() {
      Content all = Content.of(MESSAGE);
      return new Content() {
        @Override
        public long size() {
          return all.size();
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws IOException {
          if (position < unreadable) {
            throw new IOException("Read at " + position);
          }
          return all.read(position, into, offset, length);
        }

        @Override
        public void close() {
          all.close();
        }
      };
    }

    @Override
    public void close() {}
  }
}
