package org.carillon.mailauth.dkim.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

/** Tests that fields become canonical, and are selected from the bottom. */
class CanonicalHeaderTest {

  private static Header header(String text) {
    return Header.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(CanonicalHeader header) {
    return new String(header.octets(), 0, header.length(), StandardCharsets.ISO_8859_1);
  }

  private static String all(Canonicalization form, String text) {
    CanonicalHeader canonical = new CanonicalHeader(form);
    header(text).fields().forEach(canonical::add);
    return text(canonical);
  }

  @Test
  void rfcExampleIsCanonicalized() {
    String header = "A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n";
    assertThat(all(Canonicalization.RELAXED, header)).isEqualTo("a:X\r\nb:Y Z\r\n");
    assertThat(all(Canonicalization.SIMPLE, header)).isEqualTo("A: X\r\nB : Y\t\r\n\tZ  \r\n");
  }

  @Test
  void signedFieldsAreSelectedFromTheBottom() {
    Header header = header("A: 1\r\nB: 2\r\na: 3\r\nA: 4\r\n\r\n");
    CanonicalHeader canonical = new CanonicalHeader(Canonicalization.RELAXED);
    new FieldIndex(header).select(List.of("a", "c", "a", "b", "b"), FieldIndex.NONE, canonical);
    assertThat(text(canonical)).isEqualTo("a:4\r\na:3\r\nb:2\r\n");
    canonical.cut(0);
    // The signature's own field is skipped.
    new FieldIndex(header).select(List.of("a", "a", "a"), 2, canonical);
    assertThat(text(canonical)).isEqualTo("a:4\r\na:1\r\n");
  }

  private static String unsigned(Canonicalization form, String field) {
    CanonicalHeader canonical = new CanonicalHeader(form);
    canonical.addUnsigned(header(field).field(0));
    return text(canonical);
  }

  @Test
  void onlyTheSignatureValueIsRemoved() {
    assertThat(unsigned(Canonicalization.SIMPLE, "S: bh=b=x; b = \r\n abc\r\n d ; h=b\r\n"))
        .isEqualTo("S: bh=b=x; b =; h=b");
    assertThat(unsigned(Canonicalization.SIMPLE, "S: h=b; b=abc=\r\n")).isEqualTo("S: h=b; b=");
    assertThat(unsigned(Canonicalization.RELAXED, "Sig: a=b;\r\n b=abc\r\n  def=\r\n"))
        .isEqualTo("sig:a=b; b=");
    assertThat(unsigned(Canonicalization.RELAXED, "Sig: B=x; bb=y\r\n")).isEqualTo("sig:B=x; bb=y");
  }
}
