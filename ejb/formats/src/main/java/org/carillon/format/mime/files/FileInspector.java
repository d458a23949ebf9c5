package org.carillon.format.mime.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Looks at a file and at the files inside it, as far as the message's budget allows. */
final class FileInspector {
  private static final Pattern ARCHIVE_NAME =
      Pattern.compile("(?is).*\\.(zip|rar|7z|gz|tgz|tar|cab|ace|arj|iso|img|vhdx?|wim)[. ]*");

  private final FileScanBudget budget;

  FileInspector(FileScanBudget budget) {
    this.budget = budget;
  }

  /** Looks at a file of the message, which may have another name, too. */
  void at(InputStream in, String name, String alias) throws IOException {
    at(in, name, 0);
    if (!alias.equals(name)) {
      budget.add(alias, Set.of());
    }
  }

  /** Looks at a file at {@code depth} levels of nesting. A broken one is recorded as unread. */
  void at(InputStream in, String name, int depth) throws IOException {
    byte[] begin = new byte[FileMagic.LOOKED_AT];
    PushbackInputStream file =
        new PushbackInputStream(new BudgetedStream(in, budget), FileMagic.LOOKED_AT);
    int length;
    try {
      length = file.readNBytes(begin, 0, begin.length);
    } catch (ZipException | EOFException broken) {
      budget.unread(name);
      return;
    }
    file.unread(begin, 0, length);
    if (FileMagic.isTnef(begin, length)) {
      named(name);
      inside(name, depth, () -> new TnefFiles(this).in(file, depth));
    } else if (budget.add(name, kinds(name, begin, length))) {
      if (FileMagic.isZip(begin, length)) {
        inside(name, depth, () -> new ZipFiles(this, budget).in(file, depth));
      } else if (FileMagic.isGzip(begin, length)) {
        inside(name, depth, () -> unpack(file, name, depth));
      } else if (FileMagic.isTar(begin, length)) {
        inside(name, depth, () -> new TarFiles(this).in(file, depth));
      }
    } else {
      budget.unread(name);
    }
  }

  /**
   * Returns the kinds of a file. A file that is an archive only by its name counts as an archive
   * that can't be read here but that other programs can open.
   */
  private static Set<FileKind> kinds(String name, byte[] begin, int length) {
    Set<FileKind> kinds = FileMagic.of(begin, length);
    return kinds.isEmpty() && ARCHIVE_NAME.matcher(name).matches()
        ? EnumSet.of(FileKind.ARCHIVE, FileKind.UNREAD)
        : kinds;
  }

  /** Adds the name of a file whose octets come later, or never. */
  void named(String name) {
    budget.add(name, Set.of());
  }

  /** Looks at the files inside a file. */
  @FunctionalInterface
  private interface Inner {
    void look() throws IOException;
  }

  private void inside(String name, int depth, Inner inner) throws IOException {
    if (budget.isTooDeep(depth + 1)) {
      budget.unread(name);
      return;
    }
    try {
      inner.look();
    } catch (ZipException | EOFException | BrokenFileException broken) {
      budget.unread(name);
    }
  }

  /**
   * Looks at the unpacked content of a gzip file. {@code GZIPInputStream} recurses for each member
   * without octets, so many of them in a row overflow the stack.
   */
  private void unpack(InputStream file, String name, int depth) throws IOException {
    try {
      at(new GZIPInputStream(file), unpacked(name), depth + 1);
    } catch (StackOverflowError e) {
      throw new BrokenFileException("The file has too many members");
    }
  }

  /** Returns the name of the unpacked file: {@code a.tar} for {@code a.tar.gz}. */
  private static String unpacked(String name) {
    return name.endsWith(".tgz") ? name + ".tar" : name.replaceFirst("(?i)\\.gz$", "");
  }
}
