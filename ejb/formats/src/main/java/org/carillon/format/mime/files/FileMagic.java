package org.carillon.format.mime.files;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Detects the kind of a file by its first octets. */
final class FileMagic {
  /** The number of octets at the beginning of a file that are looked at. */
  static final int LOOKED_AT = 4_096;

  private static final int TAR_AT = 257;
  private static final List<byte[]> PROGRAMS =
      List.of(
          ascii("MZ"),
          ascii("\u007fELF"),
          ascii("\u00ca\u00fe\u00ba\u00be"),
          ascii("\u00fe\u00ed\u00fa\u00ce"),
          ascii("\u00fe\u00ed\u00fa\u00cf"),
          ascii("\u00ce\u00fa\u00ed\u00fe"),
          ascii("\u00cf\u00fa\u00ed\u00fe"),
          ascii("#!"),
          ascii("L\0\0\0\1\u0014\2\0"));
  private static final List<byte[]> CLOSED =
      List.of(
          ascii("Rar!"),
          ascii("7z\u00bc\u00af'\u001c"),
          ascii("MSCF"),
          ascii("BZh"),
          ascii("\u00fd7zXZ"),
          ascii("(\u00b5/\u00fd"),
          ascii("`\u00ea"),
          ascii("xar!"));
  private static final byte[] OFFICE = ascii("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
  private static final byte[] VBA = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);

  private FileMagic() {}

  private static byte[] ascii(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a file's kinds by its first octets. Files inside archives are not looked at. */
  static Set<FileKind> of(byte[] begin, int length) {
    if (PROGRAMS.stream().anyMatch(magic -> begins(begin, length, magic))) {
      return EnumSet.of(FileKind.PROGRAM);
    }
    if (CLOSED.stream().anyMatch(magic -> begins(begin, length, magic))) {
      return EnumSet.of(FileKind.ARCHIVE, FileKind.UNREAD);
    }
    if (begins(begin, length, OFFICE) && holds(begin, length, VBA)) {
      return EnumSet.of(FileKind.MACROS);
    }
    return isZip(begin, length) || isGzip(begin, length) || isTar(begin, length)
        ? EnumSet.of(FileKind.ARCHIVE)
        : EnumSet.noneOf(FileKind.class);
  }

  static boolean isZip(byte[] begin, int length) {
    return begins(begin, length, ascii("PK\3\4"));
  }

  static boolean isGzip(byte[] begin, int length) {
    return begins(begin, length, ascii("\u001f\u008b\b"));
  }

  static boolean isTnef(byte[] begin, int length) {
    return begins(begin, length, ascii("x\u009f>\""));
  }

  static boolean isTar(byte[] begin, int length) {
    byte[] magic = ascii("ustar");
    for (int i = 0; i < magic.length; i++) {
      if (length < TAR_AT + magic.length || begin[TAR_AT + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean begins(byte[] begin, int length, byte[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= length || begin[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(byte[] begin, int length, byte[] wanted) {
    for (int at = 0; at + wanted.length <= length; at++) {
      int i = 0;
      while (i < wanted.length && begin[at + i] == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
