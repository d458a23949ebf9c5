package org.carillon.feed.internal.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;

/** Tests that feeds from the web are read and that hostile feeds do no harm. */
class FeedReaderTest {
  /** The time limit: many times the usual time, and a tenth of the time before the fix. */
  private static final Duration SOON = Duration.ofSeconds(8);

  /** A budget that is sufficient even on a busy machine. */
  private static final WorkBudget PLENTY = WorkBudget.of(1L << 60, Duration.ofDays(1));

  private static final String AT = "https://bells.test/blog/feed";

  private static Optional<Feed> feed(byte[] octets, String type, String at) {
    return WorkBudget.within(PLENTY, () -> FeedReader.read(octets, type, at))
            instanceof FeedReading.Read(Feed feed)
        ? Optional.of(feed)
        : Optional.empty();
  }

  private static Feed read(String text) {
    return feed(text.getBytes(UTF_8), "application/xml", AT).orElseThrow();
  }

  private static FeedEntry only(Feed feed) {
    assertThat(feed.entries()).hasSize(1);
    return feed.entries().getFirst();
  }

  @Test
  void rssFeedIsRead() {
    Feed feed =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
              xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel>
              <title>Bells &amp;amp; Clappers</title>
              <atom:link href="https://bells.test/blog/feed" rel="self" type="application/rss+xml"/>
              <link>https://bells.test/blog</link>
              <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
              <item>
                <title>Ring &#8217;em</title>
                <link>https://bells.test/blog/ring</link>
                <dc:creator><![CDATA[Ann Bell]]></dc:creator>
                <pubDate>Tue, 10 Mar 2026 12:00:00 +0100</pubDate>
                <guid isPermaLink="false">https://bells.test/?p=7</guid>
                <description><![CDATA[<p>Short</p>]]></description>
                <content:encoded><![CDATA[<p onclick="x()">Long <a href="/more">more</a>
                  <img src="bell.png"><script>alert(1)</script></p>]]></content:encoded>
                <enclosure url="/ring.mp3" length="12" type="audio/mpeg"/>
              </item>
            </channel></rss>
            """);
    assertThat(feed.title()).isEqualTo("Bells & Clappers");
    assertThat(feed.id()).isEqualTo("https://bells.test/blog");
    assertThat(feed.every()).contains(Duration.ofMinutes(30));
    FeedEntry entry = only(feed);
    assertThat(entry.id()).isEqualTo("https://bells.test/?p=7");
    assertThat(entry.title()).isEqualTo("Ring ’em");
    assertThat(entry.author()).isEqualTo("Ann Bell");
    assertThat(entry.link()).isEqualTo("https://bells.test/blog/ring");
    assertThat(entry.when()).contains(OffsetDateTime.parse("2026-03-10T12:00:00+01:00"));
    assertThat(entry.html())
        .contains("href=\"https://bells.test/more\"")
        .contains("src=\"https://bells.test/blog/bell.png\"")
        .doesNotContain("script", "onclick", "Short");
    assertThat(entry.enclosures())
        .containsExactly(new FeedEnclosure("https://bells.test/ring.mp3", "audio/mpeg"));
  }

  @Test
  void olderRssVersionsAreRead() {
    FeedEntry old =
        only(
            read(
                """
                <?xml version="1.0"?>
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
                  "http://my.netscape.com/publish/formats/rss-0.91.dtd">
                <rss version="0.91"><channel><title>Old</title><ttl>90</ttl>
                <item><title>A &lt;b&gt;bold&lt;/b&gt; tone</title><link>/one</link>
                <author>ann@bells.test (Ann)</author></item></channel></rss>
                """));
    assertThat(old.title()).isEqualTo("A bold tone");
    assertThat(old.author()).isEqualTo("Ann");
    assertThat(old.id()).isEqualTo("https://bells.test/one");
    assertThat(old.when()).isEmpty();

    Feed rdf =
        read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="x"><title>Rdf</title><link>https://bells.test/</link></channel>
            <item rdf:about="1"><title>One</title><link>https://bells.test/1</link>
            <d:date>2026-03-10</d:date></item></rdf:RDF>
            """);
    assertThat(rdf.title()).isEqualTo("Rdf");
    assertThat(only(rdf).when()).contains(OffsetDateTime.parse("2026-03-10T00:00:00Z"));
  }

  @Test
  void atomFeedWithBaseAndMarkupIsRead() {
    Feed feed =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.test/a/">
            <id>tag:bells.test,2026:blog</id><title type="html">Bells &amp;lt;3</title>
            <author><name>All of us</name></author>
            <entry xml:base="b/"><id>tag:bells.test,2026:1</id><title>One &amp; all</title>
            <link rel="self" href="self"/><link href="one.html"/>
            <link rel="enclosure" href="one.pdf" type="application/pdf"/>
            <published>2026-03-10T12:00:00.250Z</published><updated>2026-03-11T12:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Said
            <a href="two.html">two</a></p></div></content></entry>
            <entry><id>2</id><title type="text">Two</title><summary>a &lt; b</summary>
            <updated>nonsense</updated></entry></feed>
            """);
    assertThat(feed.id()).isEqualTo("tag:bells.test,2026:blog");
    assertThat(feed.title()).isEqualTo("Bells <3");
    FeedEntry one = feed.entries().getFirst();
    assertThat(one.link()).isEqualTo("https://other.test/a/b/one.html");
    assertThat(one.author()).isEqualTo("All of us");
    assertThat(one.html()).contains("href=\"https://other.test/a/b/two.html\"");
    assertThat(one.when()).contains(OffsetDateTime.parse("2026-03-10T12:00:00.250Z"));
    assertThat(one.enclosures().getFirst().address()).endsWith("/a/b/one.pdf");
    FeedEntry two = feed.entries().getLast();
    assertThat(two.html()).isEqualTo("a &lt; b");
    assertThat(two.when()).isEmpty();
  }

  @Test
  void jsonFeedIsRead() {
    Feed feed =
        read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Json", "items": [
             {"id": 7, "url": "/seven", "content_text": "a < b\\nc", "date_published":
              "2026-03-10T12:00:00Z", "authors": [{"name": "Ann"}]}, "nothing"]}
            """);
    assertThat(feed.title()).isEqualTo("Json");
    FeedEntry entry = only(feed);
    assertThat(entry.id()).isEqualTo("7");
    assertThat(entry.html()).isEqualTo("a &lt; b<br>c");
    assertThat(entry.author()).isEqualTo("Ann");
    assertThat(feed("{\"version\": 1".getBytes(UTF_8), "", AT)).isEmpty();
    assertThat(feed("[".repeat(100_000).getBytes(UTF_8), "", AT)).isEmpty();
    String deep = "{\"version\": \"https://jsonfeed.org/version/1\", \"x\": " + "[".repeat(100_000);
    assertThat(feed(deep.getBytes(UTF_8), "", AT)).isEmpty();
    String many =
        "{\"version\": \"https://jsonfeed.org/version/1\", \"x\": [" + "1,".repeat(400_000) + "1]}";
    assertThat(feed(many.getBytes(UTF_8), "", AT)).isEmpty();
  }

  @Test
  void charsetIsTakenFromServerFileOrDefault() {
    String text = "<rss><channel><title>Glöckner</title></channel></rss>";
    Charset latin = Charset.forName("ISO-8859-1");
    assertThat(feed(text.getBytes(latin), "text/xml; charset=iso-8859-1", AT))
        .map(Feed::title)
        .contains("Glöckner");
    byte[] declared = ("<?xml version='1.0' encoding='ISO-8859-1'?>" + text).getBytes(latin);
    assertThat(feed(declared, "", AT)).map(Feed::title).contains("Glöckner");
    assertThat(feed(text.getBytes(UTF_8), "text/xml; charset=klingon", AT))
        .map(Feed::title)
        .contains("Glöckner");
    byte[] unknown = ("<?xml version='1.0' encoding='klingon'?>" + text).getBytes(UTF_8);
    assertThat(feed(unknown, "", AT)).map(Feed::title).contains("Glöckner");
  }

  @Test
  void hostileFeedIsHarmless() {
    Feed outside =
        read(
            """
            <!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss><channel><title>&x;</title></channel></rss>
            """);
    assertThat(outside.title()).isEqualTo("&x;");
    StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    assertThat(read(laughs + "]><rss><channel><title>&a29;</title></channel></rss>").title())
        .isEqualTo("&a29;");
    String open = "<a>".repeat(100_000);
    assertThat(read("<rss><channel><item><description>" + open).entries()).hasSize(1);
    String written = "&lt;div&gt;".repeat(50_000);
    assertThat(read("<rss><channel><item><description>" + written).entries()).hasSize(1);
    assertThat(feed(("<rss>" + "<a/>".repeat(600_000)).getBytes(UTF_8), "", AT))
        .as("more pieces than any feed has")
        .isEmpty();
    assertThat(feed(new byte[FeedReader.MOST_OCTETS + 1], "", AT)).isEmpty();
    assertThat(feed(new byte[0], "", AT)).isEmpty();
    FeedEntry led =
        only(
            read(
                "<rss><channel><item><link>javascript:alert(1)</link><description>&lt;a"
                    + " href=\"javascript:x\"&gt;a&lt;/a&gt;</description></item></channel></rss>"));
    assertThat(led.link()).isEmpty();
    assertThat(led.html()).isEqualTo("<a>a</a>");
  }

  @Test
  void enclosuresOfOneEntryAreReadInLinearTime() {
    StringBuilder item = new StringBuilder("<rss><channel><item>");
    for (int i = 0; i < 100_000; i++) {
      item.append("<media:content url=\"http://a.test/").append(i).append("\"/>");
    }

    Feed feed = assertTimeoutPreemptively(SOON, () -> read(item.toString()));

    assertThat(only(feed).enclosures()).hasSize(20);
  }

  @Test
  void feedAuthorIsSearchedOnce() {
    String atom = "<feed xmlns='http://www.w3.org/2005/Atom'>" + "<a/>".repeat(100_000);
    String json =
        "{\"version\": \"https://jsonfeed.org/version/1\", \"authors\": ["
            + "{},".repeat(120_000)
            + "{}], \"items\": ["
            + "{\"id\": 1},".repeat(999)
            + "{}]}";

    Feed entries =
        assertTimeoutPreemptively(
            SOON, () -> read(atom + "<entry><id>a</id></entry>".repeat(1_000)));
    Feed items = assertTimeoutPreemptively(SOON, () -> read(json));

    assertThat(entries.entries()).hasSize(1_000);
    assertThat(items.entries()).hasSize(1_000);
  }

  @Test
  void entriesOverBudgetAreOmitted() {
    String feed = "<rss><channel>" + "<item><guid>a</guid></item>".repeat(100);

    Feed some = WorkBudget.within(WorkBudget.of(40, Duration.ofMinutes(1)), () -> read(feed));

    assertThat(some.entries()).hasSize(10);
  }

  @Test
  void feedsLinkedInAPageAreFound() {
    byte[] page =
        """
        <!doctype html><html><head><base href="/blog/"><title>Bells</title>
        <link rel="stylesheet alternate" type="text/css" href="x.css">
        <link rel="Alternate" type="application/rss+xml; charset=utf-8" href="rss.xml">
        <link rel=alternate type=application/atom+xml href="https://bells.test/atom">
        </head><body>Hello
        """
            .getBytes(UTF_8);
    assertThat(feed(page, "text/html", AT)).isEmpty();
    assertThat(FeedReader.named(page, "text/html", AT))
        .isEqualTo(List.of("https://bells.test/blog/rss.xml", "https://bells.test/atom"));
  }
}
