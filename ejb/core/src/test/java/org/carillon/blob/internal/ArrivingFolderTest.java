package org.carillon.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.blob.ArrivingFile;
import org.carillon.blob.ArrivingFiles.Piece;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.content.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivingFolderTest {
  private static final long OWNER = 7;

  @TempDir Path folder;

  private ArrivingFolder files() {
    return new ArrivingFolder(folder.resolve("arriving"), DiskReserve.NONE);
  }

  private static InputStream octets(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Says a text, and then that the line is cut. */
  private static InputStream cutAfter(String text) {
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }
        };
    return new SequenceInputStream(octets(text), cut);
  }

  private static PieceChecksum sha1(String text) throws Exception {
    return new PieceChecksum(
        "SHA-1",
        MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void whatCameBeforeTheLineWasCutIsThereAndGoneOnWith() throws Exception {
    ArrivingFile begun = files().begin(OWNER, 10);
    assertThat(files().append(begun, 0, cutAfter("01234"), Optional.empty()))
        .isInstanceOf(Piece.Kept.class);

    // Another node knows no more than what lies there.
    ArrivingFile half = files().find(OWNER, begun.id()).orElseThrow();
    assertThat(half.there()).isEqualTo(5);
    assertThat(half.isWhole()).isFalse();
    files().append(half, 5, octets("56789"), Optional.empty());

    ArrivingFile whole = files().find(OWNER, begun.id()).orElseThrow();
    assertThat(whole.isWhole()).isTrue();
    try (Content content = files().open(whole)) {
      assertThat(content.stream().readAllBytes()).asString().isEqualTo("0123456789");
    }
  }

  @Test
  void aPieceThatDoesNotFitChangesNothing() throws Exception {
    ArrivingFile file = files().begin(OWNER, 4);
    files().append(file, 0, octets("ab"), Optional.empty());

    assertThat(files().append(file, 0, octets("ab"), Optional.empty()))
        .isInstanceOfSatisfying(
            Piece.Elsewhere.class, said -> assertThat(said.file().there()).isEqualTo(2));
    assertThat(files().append(file, 2, octets("cde"), Optional.empty()))
        .isEqualTo(new Piece.TooLong());
    assertThat(files().append(file, 2, octets("xx"), Optional.of(sha1("cd"))))
        .isEqualTo(new Piece.Spoilt());
    assertThat(files().append(file, 2, cutAfter("c"), Optional.of(sha1("cd"))))
        .isEqualTo(new Piece.Spoilt());
    assertThat(files().find(OWNER, file.id()).orElseThrow().there()).isEqualTo(2);
    assertThat(files().append(file, 2, octets("cd"), Optional.of(sha1("cd"))))
        .isInstanceOf(Piece.Kept.class);
  }

  @Test
  void whileOnePieceComesAnotherIsNotTaken() throws Exception {
    ArrivingFile file = files().begin(OWNER, 4);
    InputStream asksMeanwhile =
        new InputStream() {
          private boolean asked;

          @Override
          public int read() throws IOException {
            return -1;
          }

          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            if (!asked) {
              asked = true;
              assertThat(files().append(file, 0, octets("ab"), Optional.empty()))
                  .isEqualTo(new Piece.Busy());
            }
            return -1;
          }
        };
    assertThat(files().append(file, 0, asksMeanwhile, Optional.empty()))
        .isInstanceOf(Piece.Kept.class);
  }

  @Test
  void nobodyFindsWhatIsAnothersOrNoId() throws Exception {
    ArrivingFile file = files().begin(OWNER, 1);
    assertThat(files().find(OWNER + 1, file.id())).isEmpty();
    for (String odd : new String[] {"", "..", "../7/" + file.id(), file.id() + ".1"}) {
      assertThat(files().find(OWNER, odd)).isEmpty();
    }
  }

  @Test
  void whatNobodyGoesOnWithGoes() throws Exception {
    ArrivingFile file = files().begin(OWNER, 1);
    assertThat(files().deleteUntouchedSince(file.touched().minus(Duration.ofHours(1)))).isZero();
    assertThat(files().deleteUntouchedSince(Instant.now().plusSeconds(5))).isEqualTo(1);
    assertThat(files().of(OWNER)).isEmpty();
    assertThat(files().append(file, 0, octets("a"), Optional.empty())).isEqualTo(new Piece.Gone());
  }
}
