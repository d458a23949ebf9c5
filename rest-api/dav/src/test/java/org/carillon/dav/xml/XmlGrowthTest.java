package org.carillon.dav.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.carillon.format.growth.Growth;
import org.carillon.format.growth.HostileShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cost of reading a client's XML grows with its length, not with the square of it. */
class XmlGrowthTest {
  private static final int LENGTH = 512 << 10;

  /** A faster reading, in ns per character, is not measured again. */
  private static final long CHEAP = 400;

  static Stream<HostileShape> shapes() {
    return Stream.of(
        HostileShape.of("elements", "<a>", "<b/>", "</a>"),
        HostileShape.of("open elements", "", "<a>", ""),
        new HostileShape("names", "<a>", i -> "<b" + i + "/>", "</a>"),
        new HostileShape("attributes", "<a", i -> " b" + i + "=\"\"", "/>"),
        new HostileShape("namespaces", "<a", i -> " xmlns:b" + i + "=\"c\"", "/>"),
        new HostileShape("namespaces of elements", "<a>", i -> "<b xmlns=\"c" + i + "\"/>", "</a>"),
        HostileShape.of("sections", "<a>", "<![CDATA[b]]>", "</a>"),
        HostileShape.of("sections and texts", "<a>", "c<![CDATA[b]]>", "</a>"),
        HostileShape.of("entities", "<a>", "&amp;", "</a>"),
        HostileShape.of("comments", "<a>", "b<!---->", "</a>"),
        HostileShape.of("instructions", "<a>", "b<?c?>", "</a>"),
        HostileShape.of("a text", "<a>", "\n", "</a>"),
        HostileShape.of("a value", "<a b=\"", "\n&lt;", "\"/>"),
        HostileShape.of("a declaration", "<!DOCTYPE a [", "<!ENTITY b \"c\">", "]><a/>"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void xmlIsReadInLinearTime(HostileShape shape) {
    assertThat(shape.growth(XmlGrowthTest::read, LENGTH, CHEAP)).isLessThan(Growth.LINEAR);
  }

  private static void read(String text) {
    try {
      assertThat(BoundedXml.read(text.getBytes(UTF_8))).isNotNull();
    } catch (MalformedXml refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }
}
