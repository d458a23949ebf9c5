package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedMergesTest {
  private static final int SEGMENTS = 12;

  private static final int WORDS = 20_000;

  @TempDir Path folder;

  private MailIndex merging(UnaryOperator<Duration> pauses) throws IOException {
    MailIndex index = MailIndex.open(folder, pauses);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < WORDS; word++) {
        text.append("word").append(segment * WORDS + word).append(' ');
      }
      Document document = new Document();
      document.add(new NumericDocValuesField(IndexTerms.MAILBOX, 1));
      document.add(new NumericDocValuesField(IndexTerms.UID, segment));
      document.add(new TextField("text", text.toString(), Field.Store.NO));
      index.put(1, segment, document);
      index.refresh();
    }
    return index;
  }

  @Test
  void mergePausesBetweenWork() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    UnaryOperator<Duration> pauses =
        work -> {
          assertThat(work).isPositive();
          asked.countDown();
          return Duration.ofNanos(1);
        };

    try (MailIndex index = merging(pauses)) {
      assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(index.defect()).isEmpty();
    }
  }

  @Test
  void closingDoesNotWaitForAPause() throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    MailIndex index =
        merging(
            work -> {
              paused.countDown();
              return Duration.ofHours(1);
            });
    assertThat(paused.await(1, TimeUnit.MINUTES)).isTrue();

    assertTimeoutPreemptively(Duration.ofMinutes(1), index::close);
  }
}
