package org.carillon.feed.internal.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.growth.Growth;
import org.carillon.format.growth.HostileShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the cost of reading a hostile feed grows linearly with its length. */
class FeedGrowthTest {
  private static final int LENGTH = 512 << 10;

  /** The highest acceptable cost, in nanoseconds for each character. */
  private static final long CHEAP = 600;

  private static final String ITEM = "<rss><channel><item>";
  private static final String ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'>";
  private static final String JSON = "{\"version\": \"https://jsonfeed.org/version/1\", ";

  static Stream<HostileShape> shapes() {
    return Stream.of(
        new HostileShape(
            "media", ITEM, i -> "<media:content url=\"http://a.test/" + i + "\"/>", ""),
        new HostileShape(
            "attachments",
            JSON + "\"items\": [{\"id\": 1, \"attachments\": [",
            i -> "{\"url\": \"http://a.test/" + i + "\"},",
            "{}]}]}"),
        new HostileShape("author of a feed", ATOM + "<entry/>".repeat(1_000), _ -> "<a/>", ""),
        new HostileShape(
            "authors of JSON",
            JSON + "\"items\": [" + "{\"id\": 1},".repeat(999) + "{}], \"authors\": [",
            _ -> "{},",
            "{}]}"),
        new HostileShape("attributes", "<rss", i -> " a" + i + "=\"\"", "><channel><item/>"),
        new HostileShape("attributes without values", "<rss", i -> " a" + i, "><channel><item/>"),
        new HostileShape("namespaces", "<rss", i -> " xmlns:a" + i + "=\"b\"", "><channel><item/>"),
        HostileShape.of("items", "<rss><channel>", "<item/>", ""),
        HostileShape.of("elements", ITEM, "<a>", ""),
        HostileShape.of("elements in a text", ITEM + "<description>", "<a>", ""),
        HostileShape.of("elements as text", ITEM + "<description>", "&lt;a&gt;", ""),
        HostileShape.of("bold as text", ITEM + "<description>", "&lt;b&gt;", ""),
        HostileShape.of("ends as text", ITEM + "<description>", "&lt;/p&gt;", ""),
        HostileShape.of("tables as text", ITEM + "<description>", "&lt;table&gt;a", ""),
        HostileShape.of("ends", ITEM, "</a>", ""),
        HostileShape.of("bases", ATOM, "<entry xml:base='a/'>", ""),
        HostileShape.of("comments", ITEM, "<!--", ""),
        HostileShape.of("declarations", "", "<!DOCTYPE a [", ""),
        HostileShape.of("instructions", "", "<?", ""),
        HostileShape.of("sections", ITEM, "<![CDATA[", ""),
        HostileShape.of("entities", ITEM + "<title>", "&amp;", ""),
        HostileShape.of("half entities", ITEM + "<title>", "&", ""));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void feedIsReadInLinearTime(HostileShape shape) {
    assertThat(shape.growth(FeedGrowthTest::read, LENGTH, CHEAP)).isLessThan(Growth.LINEAR);
  }

  /** Reads without the time limit, which would hide expensive input. */
  private static void read(String text) {
    WorkBudget.within(
        WorkBudget.of(1L << 60, Duration.ofDays(1)),
        () -> FeedReader.read(text.getBytes(UTF_8), "", "https://bells.test/feed"));
  }
}
