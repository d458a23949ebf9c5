package org.carillon.mailauth.dkim.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.tag.TagList;

/** The signed octets of a header, made canonical field by field (RFC 6376 §3.4.1 f). */
public final class CanonicalHeader {
  private static final int FIRST_OCTETS = 2_048;

  private final Canonicalization form;
  private byte[] octets = new byte[FIRST_OCTETS];
  private int length;

  public CanonicalHeader(Canonicalization form) {
    this.form = form;
  }

  /** Returns the octets, of which {@link #length} count. The caller must not change the array. */
  public byte[] octets() {
    return octets;
  }

  public int length() {
    return length;
  }

  public void cut(int to) {
    length = to;
  }

  /** Adds a header field in canonical form. */
  public void add(HeaderField field) {
    byte[] in = field.header().octets();
    switch (form) {
      case SIMPLE -> simple(in, field.begin(), field.end());
      case RELAXED -> {
        relaxed(in, field.begin(), field.colon(), field.end());
        put('\r');
        put('\n');
      }
    }
  }

  /** Adds the signature's field with {@code b=} empty, without line end (RFC 6376 §3.5, §3.7). */
  public void addUnsigned(HeaderField field) {
    addUnsigned(field.raw(), field.colon() - field.begin());
  }

  /** Adds the field of a signature that is being created. */
  public void addUnsigned(String field) {
    addUnsigned(field.getBytes(StandardCharsets.US_ASCII), field.indexOf(':'));
  }

  private void addUnsigned(byte[] raw, int colon) {
    int end = withoutLineEnd(raw, raw.length);
    int[] value = signatureValue(raw, colon + 1, end);
    System.arraycopy(raw, value[1], raw, value[0], end - value[1]);
    end -= value[1] - value[0];
    switch (form) {
      case SIMPLE -> simple(raw, 0, end);
      case RELAXED -> relaxed(raw, 0, colon, end);
    }
  }

  /** Returns the begin and end of the value of {@code b=}, including the white space around it. */
  private static int[] signatureValue(byte[] raw, int from, int end) {
    int begin = from;
    while (begin < end) {
      int specEnd = indexOf(raw, ';', begin, end);
      int equals = indexOf(raw, '=', begin, specEnd);
      if (isSignatureTag(raw, begin, equals) && equals < specEnd) {
        return new int[] {equals + 1, specEnd};
      }
      begin = specEnd + 1;
    }
    return new int[] {end, end};
  }

  private static boolean isSignatureTag(byte[] raw, int begin, int end) {
    boolean is = false;
    for (int i = begin; i < end; i++) {
      if (raw[i] == 'b' && !is) {
        is = true;
      } else if (!TagList.isSpace(raw[i])) {
        return false;
      }
    }
    return is;
  }

  private static int indexOf(byte[] raw, char wanted, int from, int end) {
    int at = from;
    while (at < end && raw[at] != wanted) {
      at++;
    }
    return at;
  }

  private static int withoutLineEnd(byte[] in, int end) {
    int at = end;
    if (at > 0 && in[at - 1] == '\n') {
      at--;
      if (at > 0 && in[at - 1] == '\r') {
        at--;
      }
    }
    return at;
  }

  private void simple(byte[] in, int begin, int end) {
    reserve(end - begin);
    System.arraycopy(in, begin, octets, length, end - begin);
    length += end - begin;
  }

  /** Adds a field in relaxed form (RFC 6376 §3.4.2). */
  private void relaxed(byte[] in, int begin, int colon, int end) {
    reserve(end - begin + 2);
    int nameEnd = colon;
    while (nameEnd > begin && TagList.isSpace(in[nameEnd - 1])) {
      nameEnd--;
    }
    for (int i = begin; i < nameEnd; i++) {
      put(in[i] >= 'A' && in[i] <= 'Z' ? in[i] + ('a' - 'A') : in[i]);
    }
    put(':');
    int valueBegin = length;
    boolean space = false;
    for (int i = colon + 1; i < end; i++) {
      byte octet = in[i];
      if (octet > ' ' || !TagList.isSpace(octet)) {
        if (space && length > valueBegin) {
          octets[length++] = ' ';
        }
        space = false;
        octets[length++] = octet;
      } else if (octet == ' ' || octet == '\t') {
        space = true;
      }
    }
  }

  private void put(int octet) {
    reserve(1);
    octets[length++] = (byte) octet;
  }

  private void reserve(int more) {
    if (octets.length - length < more) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
  }
}
