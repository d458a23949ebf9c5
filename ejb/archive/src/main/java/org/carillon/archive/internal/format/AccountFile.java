package org.carillon.archive.internal.format;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.json.Json;

/** Reads an account's file. Throws {@link BackupDamaged} if its format is wrong. */
public final class AccountFile implements AutoCloseable {
  private final Path file;
  private final ZipFile zip;
  private int bundle;
  private InputStream contents = InputStream.nullInputStream();
  private long at;

  public AccountFile(Path file) throws IOException {
    this.file = file;
    this.zip = new ZipFile(file.toFile());
  }

  public ArchivedMail mail() throws IOException {
    try {
      return MailJson.read(json("mail.json"));
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | IllegalArgumentException e) {
      throw new BackupDamaged(file + " has an invalid mail.json", e);
    }
  }

  public ArchivedAccount account() throws IOException {
    try {
      return AccountJson.read(json("account.json"));
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | IllegalArgumentException e) {
      throw new BackupDamaged(file + " has an invalid account.json", e);
    }
  }

  private JsonObject json(String name) throws IOException {
    try (InputStream in = entry(name);
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new BackupDamaged(file + " has a " + name + " that is not JSON", e);
    }
  }

  private InputStream entry(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new BackupDamaged(file + " lacks " + name);
    }
    return zip.getInputStream(entry);
  }

  /** Receives the message of a line. */
  @FunctionalInterface
  public interface Sink<X extends Exception> {
    void take(SavedMessage message) throws IOException, X;
  }

  /** Passes the messages to {@code sink}, in the order of their contents. */
  public <X extends Exception> void messages(Sink<X> sink) throws IOException, X {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(entry("messages.jsonl"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sink.take(message(line));
      }
    }
  }

  private SavedMessage message(String line) throws BackupDamaged {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return SavedMessage.read(reader.readObject());
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | java.time.DateTimeException
        | IllegalArgumentException e) {
      throw new BackupDamaged(file + " has an invalid line: " + line, e);
    }
  }

  /** Returns a content's octets. Contents must be asked for and read in their order. */
  public InputStream content(SavedMessage.Where where) throws IOException {
    if (where.bundle() != bundle || where.at() < at) {
      contents.close();
      contents = entry(AccountFileWriter.bundleName(where.bundle()));
      bundle = where.bundle();
      at = 0;
    }
    contents.skipNBytes(where.at() - at);
    at = where.at();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int octet = contents.read();
        at += octet < 0 ? 0 : 1;
        return octet;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int n = contents.read(into, offset, length);
        at += Math.max(n, 0);
        return n;
      }
    };
  }

  @Override
  public void close() throws IOException {
    contents.close();
    zip.close();
  }
}
