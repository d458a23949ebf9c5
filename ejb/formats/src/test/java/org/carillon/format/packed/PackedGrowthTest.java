package org.carillon.format.packed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carillon.format.growth.Growth;
import org.carillon.format.growth.HostileShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that opening an untrusted winmail.dat, RTF or signed message takes linear time. */
class PackedGrowthTest {
  private static final int LENGTH = 256 << 10;

  /** The cost that is always accepted, in ns per octet. */
  private static final long CHEAP = 500;

  private static final String TNEF = "x\237>\"\1\0";

  /** Returns an attribute of no octets: its level, its id, its length and its checksum. */
  private static String attribute(String level, String id) {
    return level + id + "\0".repeat(4) + "\0\0";
  }

  static Stream<Arguments> shapes() {
    Consumer<String> tnef =
        text -> {
          Tnef.files(octets(text));
          Tnef.messageText(octets(text));
        };
    Consumer<String> rtf = text -> RtfText.of(octets(text));
    Consumer<String> signed = text -> SignedMail.of(octets(text)).ifPresent(SignedMail::files);
    return Stream.of(
        shape("TNEF, renderings", tnef, TNEF, attribute("\2", "\2\220\6\0")),
        shape("TNEF, titles", tnef, TNEF, attribute("\2", "\20\200\1\0")),
        shape("TNEF, data", tnef, TNEF, attribute("\2", "\17\200\6\0")),
        shape("TNEF, properties", tnef, TNEF, attribute("\1", "\3\220\6\0")),
        shape("uuencode", Uuencoded::of, "", "begin 644 a\n"),
        shape("uuencode, ended", Uuencoded::of, "", "begin 644 a\nend\n"),
        shape("uuencode, empty lines", Uuencoded::of, "begin 644 a\n", "`\n"),
        shape("uuencode, blanks", Uuencoded::of, "begin 644 ", " "),
        shape("RTF, groups", rtf, "{\\rtf1", "{"),
        shape("RTF, ends", rtf, "{\\rtf1", "{}"),
        shape("RTF, controls", rtf, "{\\rtf1", "\\b"),
        shape("RTF, numbers", rtf, "{\\rtf1", "\\u9999"),
        shape("RTF, fonts", rtf, "{\\rtf1{\\fonttbl", "{\\f1\\fcharset1 a;}"),
        shape("RTF, digits", rtf, "{\\rtf1\\b", "9"),
        shape("RTF, binary", rtf, "{\\rtf1", "\\bin1 a"),
        shape("RTF, tags", rtf, "{\\rtf1\\fromhtml1", "{\\*\\htmltag64 <p>}"),
        shape("CMS, sequences", signed, "", "\60\200"),
        shape("CMS, sets", signed, "\60\200\6\11*\206H\206\367\r\1\7\2\240\200", "1\0"),
        shape("CMS, octets", signed, "\60\200\6\11*\206H\206\367\r\1\7\2\240\200", "$\200"));
  }

  private static Arguments shape(String name, Consumer<String> reader, String head, String piece) {
    return Arguments.of(HostileShape.of(name, head, piece, ""), reader);
  }

  private static byte[] octets(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void packedContentIsReadInLinearTime(HostileShape shape, Consumer<String> reader) {
    assertThat(shape.growth(reader, LENGTH, CHEAP)).as(shape.name()).isLessThan(Growth.LINEAR);
  }
}
