package org.carillon.launcher.ctl.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.launcher.home.Refusal;

/** Reads a UTF-8 file record by record; a record's size is bounded. */
final class RecordReader implements AutoCloseable {
  private final SeekableByteChannel channel;
  private final BufferedReader reader;
  private final int most;
  private final long size;
  private int line = 1;

  /**
   * @param most the largest size of a record, in characters
   */
  RecordReader(Path file, int most) throws IOException {
    this.most = most;
    this.channel = Files.newByteChannel(file);
    this.size = Math.max(1, channel.size());
    this.reader =
        new BufferedReader(
            Channels.newReader(
                channel,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT),
                -1));
  }

  /** Returns how much of the file was read, in percent. */
  int percent() throws IOException {
    return (int) Math.min(100, channel.position() * 100 / size);
  }

  /**
   * Returns the next record, or empty after the last.
   *
   * @param goesOn called once for each line, in order: whether the record continues after it
   */
  Optional<SourceRecord> next(Predicate<String> goesOn) throws IOException {
    int begin = line;
    StringBuilder text = new StringBuilder();
    while (true) {
      int from = text.length();
      if (!readLine(text, begin)) {
        return text.isEmpty() ? Optional.empty() : Optional.of(record(begin, text));
      }
      if (!goesOn.test(text.substring(from))) {
        return Optional.of(record(begin, text));
      }
    }
  }

  private static SourceRecord record(int begin, StringBuilder text) {
    return new SourceRecord(begin, text.toString());
  }

  private boolean readLine(StringBuilder text, int begin) throws IOException {
    int from = text.length();
    for (int one = reader.read(); one != -1; one = reader.read()) {
      text.append((char) one);
      if (one == '\n') {
        line++;
        return true;
      }
      if (text.length() > most) {
        throw new Refusal(
            ("The record that begins in line %d is longer than %,d characters. Is a quotation"
                    + " mark not closed?")
                .formatted(begin, most));
      }
    }
    return text.length() > from;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
