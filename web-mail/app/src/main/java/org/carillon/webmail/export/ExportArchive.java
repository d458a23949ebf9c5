package org.carillon.webmail.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.webmail.file.FileNames;

/** The ZIP archive of an export, written file by file. */
final class ExportArchive {
  static final int BUFFER = 65_536;

  private final FileNames names = new FileNames();
  private final ZipOutputStream zip;

  ExportArchive(OutputStream out) {
    zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /**
   * Begins a file, and ends the one before.
   *
   * @param path its name; slashes separate folders
   * @param ending the end of its name, including the dot
   * @return the stream for its octets, which the caller must not close
   */
  OutputStream file(String folder, String path, String ending) throws IOException {
    return begin(new ZipEntry(names.of(folder, path, ending)));
  }

  /**
   * Begins a file with a given full name.
   *
   * @param path the folder within {@code folder}
   * @param name a sanitized name without a path
   */
  OutputStream named(String folder, String path, String name, Instant saved) throws IOException {
    ZipEntry entry = new ZipEntry(names.free(FileNames.cleaned(folder, path) + "/" + name));
    entry.setLastModifiedTime(FileTime.from(saved));
    return begin(entry);
  }

  private OutputStream begin(ZipEntry entry) throws IOException {
    zip.putNextEntry(entry);
    return zip;
  }

  void end() throws IOException {
    zip.finish();
    zip.flush();
  }

  /** Returns the result; throws if it is a failure, as the archive would be incomplete. */
  static <T> T needed(Answer<T> answer) throws IOException {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> throw new IOException(failure.toString());
    };
  }
}
