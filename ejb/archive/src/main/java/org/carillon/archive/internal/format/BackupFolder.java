package org.carillon.archive.internal.format;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.files.PrivateFiles;
import org.carillon.json.Json;

/**
 * The folder of all backups, each of which has a folder in it.
 *
 * @param root the folder's path
 */
public record BackupFolder(Path root) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");
  private static final String MANIFEST = "backup.json";

  /** Returns whether a name can be a backup's, so that it does not lead outside the folder. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private Path of(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(name);
    }
    return root.resolve(name);
  }

  /** Creates a backup's folder and returns the folder for the accounts' files. */
  public Path create(String name) throws IOException {
    return PrivateFiles.createFolders(of(name).resolve("accounts"));
  }

  /** Returns an account's file name, with characters escaped that file systems interpret. */
  public static String fileName(String address) {
    StringBuilder name = new StringBuilder();
    for (byte octet : address.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "@._-+".indexOf(c) >= 0)) {
        name.append(c);
      } else {
        name.append('%').append(HexFormat.of().toHexDigits(octet));
      }
    }
    return name + ".zip";
  }

  /** Returns the folder for the server's own files. */
  public Path server(String name) {
    return of(name).resolve("server");
  }

  /** Returns one of the server's own files. */
  public Path part(String backup, Manifest.Part part) {
    return server(backup).resolve(Path.of(part.file()).getFileName());
  }

  public Path account(String backup, Manifest.Entry entry) {
    return of(backup).resolve("accounts").resolve(Path.of(entry.file()).getFileName());
  }

  /** Returns a backup's manifest, or empty if there is no such finished backup. */
  public Optional<Manifest> manifest(String name) throws IOException {
    if (!isName(name)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(of(name).resolve(MANIFEST));
        JsonReader reader = Json.createReader(in)) {
      return Optional.of(Manifest.read(reader.readObject()));
    } catch (NoSuchFileException notWhole) {
      return Optional.empty();
    } catch (JsonException | ClassCastException | NullPointerException | DateTimeException e) {
      throw new BackupDamaged("The " + MANIFEST + " of " + name + " is invalid", e);
    }
  }

  /** Completes a backup. Everything is on the disk before its manifest gets its name. */
  public void finish(Manifest manifest) throws IOException {
    Path folder = of(manifest.name());
    force(folder.resolve("accounts"));
    if (!manifest.parts().isEmpty()) {
      force(folder.resolve("server"));
    }
    Path written = folder.resolve(MANIFEST + ".new");
    write(written, manifest.write());
    Files.move(written, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    force(folder);
    force(root);
  }

  private static void write(Path file, JsonObject json) throws IOException {
    try (FileChannel out =
        PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer octets = ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
      while (octets.hasRemaining()) {
        out.write(octets);
      }
      out.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Returns the names of all folders, of finished backups and others. */
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return names;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (isName(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Returns when each finished backup was finished, by its name. */
  public Map<String, Instant> finished() throws IOException {
    Map<String, Instant> finished = new HashMap<>();
    for (String name : names()) {
      Path manifest = of(name).resolve(MANIFEST);
      if (Files.exists(manifest)) {
        finished.put(name, Files.getLastModifiedTime(manifest).toInstant());
      }
    }
    return finished;
  }

  /**
   * Returns the store that a backup is of ({@code MailArchive.lineage}), or empty if the manifest
   * does not say. The manifest may be long, and is read only up to this field.
   */
  public Optional<String> store(String name) throws IOException {
    try (Reader in = Files.newBufferedReader(of(name).resolve(MANIFEST));
        JsonParser parser = Json.createParser(in)) {
      int depth = 0;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_OBJECT, START_ARRAY -> depth++;
          case END_OBJECT, END_ARRAY -> depth--;
          case KEY_NAME -> {
            if (depth == 1
                && parser.getString().equals(Manifest.STORE)
                && parser.next() == JsonParser.Event.VALUE_STRING) {
              return Optional.of(parser.getString());
            }
          }
          default -> {}
        }
      }
      return Optional.empty();
    } catch (NoSuchFileException | JsonException notWhole) {
      return Optional.empty();
    }
  }

  /** Removes the manifest. The other files are no backup any more. */
  public void end(String name) {
    try {
      Files.deleteIfExists(of(name).resolve(MANIFEST));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes the files of a folder that is no backup any more. */
  public void remove(String name) throws IOException {
    Path folder = of(name);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Returns a file's SHA-256 in hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[65_536];
      while (digesting.read(buffer) >= 0) {
        // Reading updates the digest.
      }
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
