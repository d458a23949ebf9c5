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

/** Looks at a file and into it, as deep and as far as a message's budget goes. */
final class FileLook {
  private static final Pattern ARCHIVE_NAME =
      Pattern.compile("(?is).*\\.(zip|rar|7z|gz|tgz|tar|cab|ace|arj|iso|img|vhdx?|wim)[. ]*");

  private final FileBudget budget;

  FileLook(FileBudget budget) {
    this.budget = budget;
  }

  /**
   * Looks at one.
   *
   * @param alias another name that it is given, or empty
   */
  void at(InputStream in, String name, String alias) throws IOException {
    at(in, name, 0);
    if (!alias.equals(name)) {
      budget.add(alias, Set.of());
    }
  }

  /** Looks at one that lies so deep in others. What is broken is unread, and no error. */
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

  /** An archive by its name and not by its octets is one that others open and this does not. */
  private static Set<FileKind> kinds(String name, byte[] begin, int length) {
    Set<FileKind> kinds = FileMagic.of(begin, length);
    return kinds.isEmpty() && ARCHIVE_NAME.matcher(name).matches()
        ? EnumSet.of(FileKind.ARCHIVE, FileKind.UNREAD)
        : kinds;
  }

  /** Notes a file whose octets come later, or never. */
  void named(String name) {
    budget.add(name, Set.of());
  }

  /** Looks at the files within one. */
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

  /** The library goes down the stack at each member of no octets, one after the other. */
  private void unpack(InputStream file, String name, int depth) throws IOException {
    try {
      at(new GZIPInputStream(file), unpacked(name), depth + 1);
    } catch (StackOverflowError e) {
      throw new BrokenFileException("It has too many members");
    }
  }

  /** {@code a.tar} of {@code a.tar.gz}. */
  private static String unpacked(String name) {
    return name.endsWith(".tgz") ? name + ".tar" : name.replaceFirst("(?i)\\.gz$", "");
  }
}
