package org.carillon.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.blob.PartialUpload;
import org.carillon.blob.PartialUploads.Piece;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialUploadFolderTest {
  private static final long OWNER = 7;
  private static final long MB = 1L << 20;

  @TempDir Path folder;

  private PartialUploadFolder files() {
    return new PartialUploadFolder(folder.resolve("arriving"), DiskReserve.NONE, () -> 100);
  }

  private static PartialUpload begun(PartialUploadFolder files, long octets) throws IOException {
    return files.begin(OWNER, octets, others -> Optional.empty())
            instanceof Answer.Done<PartialUpload>(PartialUpload file)
        ? file
        : fail("It does not begin");
  }

  private static InputStream octets(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns a stream that gives a text and then fails as a broken connection. */
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
  void interruptedUploadIsKeptAndContinued() throws Exception {
    PartialUpload begun = begun(files(), 10);
    assertThat(files().append(begun, 0, cutAfter("01234"), Optional.empty()))
        .isInstanceOf(Piece.Kept.class);

    // Another node knows only what is on the disk.
    PartialUpload half = files().find(OWNER, begun.id()).orElseThrow();
    assertThat(half.there()).isEqualTo(5);
    assertThat(half.isWhole()).isFalse();
    files().append(half, 5, octets("56789"), Optional.empty());

    PartialUpload whole = files().find(OWNER, begun.id()).orElseThrow();
    assertThat(whole.isWhole()).isTrue();
    try (Content content = files().open(whole)) {
      assertThat(content.stream().readAllBytes()).asString().isEqualTo("0123456789");
    }
  }

  @Test
  void invalidChunkChangesNothing() throws Exception {
    PartialUpload file = begun(files(), 4);
    files().append(file, 0, octets("ab"), Optional.empty());

    assertThat(files().append(file, 0, octets("ab"), Optional.empty()))
        .isInstanceOfSatisfying(
            Piece.WrongOffset.class, said -> assertThat(said.file().there()).isEqualTo(2));
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
  void concurrentChunkIsRefused() throws Exception {
    PartialUpload file = begun(files(), 4);
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
  void filesOfOthersAndInvalidIdsAreNotFound() throws Exception {
    PartialUpload file = begun(files(), 1);
    assertThat(files().find(OWNER + 1, file.id())).isEmpty();
    for (String odd : new String[] {"", "..", "../7/" + file.id(), file.id() + ".1"}) {
      assertThat(files().find(OWNER, odd)).isEmpty();
    }
  }

  @Test
  void abandonedUploadsAreDeleted() throws Exception {
    PartialUpload file = begun(files(), 1);
    assertThat(files().deleteUntouchedSince(file.touched().minus(Duration.ofHours(1)))).isZero();
    assertThat(files().deleteUntouchedSince(Instant.now().plusSeconds(5))).isEqualTo(1);
    assertThat(files().find(OWNER, file.id())).isEmpty();
    assertThat(files().append(file, 0, octets("a"), Optional.empty())).isEqualTo(new Piece.Gone());
  }

  /** Returns a folder on a disk of 1,000 MB, of which 50 MB are kept free. */
  private PartialUploadFolder onDisk(AtomicLong free) throws IOException {
    Files.createDirectories(folder);
    DiskReserve reserve =
        new DiskReserve(
            List.of(folder), () -> 50 * MB, _ -> new DiskReserve.Room(1_000 * MB, free.get()));
    return new PartialUploadFolder(folder.resolve("arriving"), reserve, () -> 50);
  }

  @Test
  void uploadsReserveTheirShareOfTheFreeDisk() throws Exception {
    AtomicLong free = new AtomicLong(250 * MB);
    PartialUpload first = begun(onDisk(free), 60 * MB);
    assertThat(onDisk(free).begin(OWNER + 1, 41 * MB, others -> Optional.empty()))
        .isEqualTo(Answer.failed(new Failure.LimitReached(Limit.DISK, 40 * MB)));

    // The octets received of a file are neither free nor counted twice.
    onDisk(free).append(first, 0, octets("x".repeat(1 << 20)), Optional.empty());
    free.addAndGet(-MB);
    assertThat(onDisk(free).begin(OWNER + 1, 41 * MB, others -> Optional.empty()))
        .isEqualTo(Answer.failed(new Failure.LimitReached(Limit.DISK, 40 * MB)));

    onDisk(free).delete(first);
    free.addAndGet(MB);
    begun(onDisk(free), 100 * MB);
  }

  private Answer<PartialUpload> theOnlyOne(List<PartialUpload> seen) throws IOException {
    return files()
        .begin(
            OWNER,
            1,
            others -> {
              seen.addAll(others);
              return others.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Failure.LimitReached(Limit.OBJECTS, 1));
            });
  }

  @Test
  void uploadsStartOneAtATimeOnAllNodes() throws Exception {
    List<PartialUpload> seen = new CopyOnWriteArrayList<>();
    FutureTask<Answer<PartialUpload>> second = new FutureTask<>(() -> theOnlyOne(seen));
    Thread node = new Thread(second);
    Answer<PartialUpload> first =
        files()
            .begin(
                OWNER,
                1,
                others -> {
                  node.start();
                  while (!second.isDone() && node.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                  }
                  return Optional.empty();
                });
    assertThat(first).isInstanceOf(Answer.Done.class);
    assertThat(second.get()).isEqualTo(Answer.failed(new Failure.LimitReached(Limit.OBJECTS, 1)));
    assertThat(seen).hasSize(1);
  }
}
