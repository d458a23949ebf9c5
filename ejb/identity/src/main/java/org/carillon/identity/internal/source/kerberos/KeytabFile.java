package org.carillon.identity.internal.source.kerberos;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;

/** Reads the keys of services from a keytab in the format of MIT Kerberos and Active Directory. */
public final class KeytabFile {
  private static final int VERSION = 0x0502;
  private static final int MOST_ENTRIES = 200;
  private static final int MOST_COMPONENTS = 8;

  private KeytabFile() {}

  /**
   * Returns the keys of a keytab.
   *
   * @param text the file in Base64, with or without line breaks; empty for none
   * @throws IllegalArgumentException if it is malformed; the message contains no part of a key
   */
  public static List<KerberosKey> read(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    try {
      ByteBuffer octets = ByteBuffer.wrap(Base64.getMimeDecoder().decode(text));
      if (octets.getShort() != VERSION) {
        throw none();
      }
      List<KerberosKey> keys = new ArrayList<>();
      for (int entries = 0; octets.remaining() >= Integer.BYTES; entries++) {
        int length = octets.getInt();
        if (entries == MOST_ENTRIES || Math.abs((long) length) > octets.remaining()) {
          throw none();
        }
        // A negative length marks a hole that a removed entry left. The end may be zeros.
        int size = Math.abs(length);
        if (length > 0) {
          keys.add(entry(octets.slice(octets.position(), size)));
        }
        octets.position(octets.position() + size);
      }
      if (keys.isEmpty()) {
        throw none();
      }
      return keys;
    } catch (BufferUnderflowException | IllegalArgumentException other) {
      // The file is cut off, or a name is malformed. The library's message may quote the file.
      throw none();
    }
  }

  private static KerberosKey entry(ByteBuffer entry) {
    int components = entry.getShort();
    if (components < 1 || components > MOST_COMPONENTS) {
      throw none();
    }
    String realm = text(entry);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      names.add(text(entry).replace("\\", "\\\\").replace("/", "\\/").replace("@", "\\@"));
    }
    int type = entry.getInt();
    entry.getInt(); // This skips the time when the key was made.
    int version = Byte.toUnsignedInt(entry.get());
    int encryption = Short.toUnsignedInt(entry.getShort());
    byte[] key = octets(entry);
    if (entry.remaining() >= Integer.BYTES) {
      int longer = entry.getInt();
      version = longer == 0 ? version : longer;
    }
    return new KerberosKey(
        new KerberosPrincipal(String.join("/", names) + "@" + realm, type == 0 ? 1 : type),
        key,
        encryption,
        version);
  }

  private static String text(ByteBuffer entry) {
    return new String(octets(entry), StandardCharsets.UTF_8);
  }

  private static byte[] octets(ByteBuffer entry) {
    int length = Short.toUnsignedInt(entry.getShort());
    if (length > entry.remaining()) {
      throw none();
    }
    byte[] octets = new byte[length];
    entry.get(octets);
    return octets;
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException("The secret must be a keytab in Base64.");
  }
}
