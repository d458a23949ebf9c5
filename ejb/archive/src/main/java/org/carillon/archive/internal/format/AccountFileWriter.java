package org.carillon.archive.internal.format;

import jakarta.json.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.contract.content.Content;
import org.carillon.files.PrivateFiles;
import org.carillon.json.Json;

/**
 * Writes an account's file. It is a ZIP file with bundles of contents in the order in which they
 * are read, and the lines about them at the end. It is on the disk when {@link #finish} returns.
 */
public final class AccountFileWriter implements AutoCloseable {
  /** The size of a bundle in octets. Bundles spare an entry for each message. */
  private static final long BUNDLE_OCTETS = 16L << 20;

  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final Path linesFile;
  private final OutputStream lines;
  private final byte[] buffer = new byte[65_536];
  private int bundle;
  private long at;
  private long messages;
  private long octets;

  public AccountFileWriter(Path file) throws IOException {
    channel = PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 65_536));
    linesFile = Files.createTempFile(file.getParent(), "lines", ".tmp");
    lines = new BufferedOutputStream(Files.newOutputStream(linesFile), 65_536);
  }

  /**
   * Adds a content.
   *
   * @return its place in the file
   * @throws org.carillon.blob.BlobDamaged if it can't be read to its end; others can still be added
   */
  public SavedMessage.Where content(Content content) throws IOException {
    if (bundle == 0 || at >= BUNDLE_OCTETS) {
      bundle++;
      at = 0;
      zip.putNextEntry(new ZipEntry(bundleName(bundle)));
    }
    SavedMessage.Where where = new SavedMessage.Where(bundle, at);
    long read = 0;
    while (read < content.size()) {
      int n = content.read(read, buffer, 0, buffer.length);
      zip.write(buffer, 0, n);
      read += n;
      at += n;
    }
    octets += read;
    return where;
  }

  static String bundleName(int bundle) {
    return "contents/" + bundle;
  }

  /** Adds the line of a message. */
  public void message(SavedMessage message) throws IOException {
    lines.write(message.write().toString().getBytes(StandardCharsets.UTF_8));
    lines.write('\n');
    messages++;
  }

  public long messages() {
    return messages;
  }

  public long octets() {
    return octets;
  }

  /** Writes the rest and flushes the file to the disk. */
  public void finish(JsonObject account, JsonObject mail) throws IOException {
    lines.close();
    zip.putNextEntry(new ZipEntry("messages.jsonl"));
    Files.copy(linesFile, zip);
    json("mail.json", mail);
    json("account.json", account);
    json(
        "end.json",
        Json.createObjectBuilder()
            .add("messages", messages)
            .add("octets", octets)
            .add("bundles", bundle)
            .build());
    zip.finish();
    zip.flush();
    channel.force(true);
  }

  private void json(String name, JsonObject json) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(linesFile);
    channel.close();
  }
}
