package org.carillon.mailauth.suffix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.name.DomainName;
import org.junit.jupiter.api.Test;

class PublicSuffixesTest {
  private static final PublicSuffixes LIST = PublicSuffixes.shipped();

  /** Runs the list's own test vectors, whose copyright is dedicated to the public domain. */
  @Test
  void publicSuffixTestVectorsPass() throws IOException {
    Pattern line =
        Pattern.compile(
            "^checkPublicSuffix\\('([^']*)', (?:null|'([^']*)')\\);", Pattern.MULTILINE);
    int vectors = 0;
    try (InputStream in = getClass().getResourceAsStream("/publicsuffix/test_psl.txt")) {
      Matcher vector = line.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (vector.find()) {
        Optional<String> expected =
            Optional.ofNullable(vector.group(2)).flatMap(DomainName::canonical);
        assertEquals(expected, LIST.registrable(vector.group(1)), vector.group(1));
        vectors++;
      }
    }
    assertTrue(vectors > 70, () -> "vectors read");
  }

  @Test
  void suffixOfANameIsFound() {
    assertEquals(Optional.of("co.uk"), LIST.suffix("News.BBC.co.uk."));
    assertEquals(Optional.of("co.uk"), LIST.suffix("co.uk"));
    assertEquals(Optional.of("xn--55qx5d.cn"), LIST.suffix("www.食狮.公司.cn"));
    assertEquals(Optional.empty(), LIST.suffix("192.0.2.1"));
    assertEquals(Optional.empty(), LIST.suffix("a..b"));
  }

  @Test
  void namesBelowASuffixHaveDifferentOwners() {
    assertTrue(LIST.isSameOwner("mail.example.co.uk", "example.co.uk"));
    assertTrue(LIST.isSameOwner("co.uk", "CO.UK"));
    assertFalse(LIST.isSameOwner("a.co.uk", "b.co.uk"));
    assertFalse(LIST.isSameOwner("co.uk", "com"));
  }

  @Test
  void listIsReplacedByACompleteNewerOneOnly() throws IOException {
    CurrentSuffixes current = new CurrentSuffixes();
    byte[] shipped;
    try (InputStream in = PublicSuffixes.class.getResourceAsStream("public_suffix_list.dat")) {
      shipped = in.readAllBytes();
    }
    String text = new String(shipped, StandardCharsets.UTF_8);
    assertInstanceOf(CurrentSuffixes.NotReplaced.class, current.replace(new byte[0]));
    assertInstanceOf(
        CurrentSuffixes.NotReplaced.class,
        current.replace(text.substring(0, 20_000).getBytes(StandardCharsets.UTF_8)));
    assertInstanceOf(
        CurrentSuffixes.NotReplaced.class,
        current.replace(
            text.replace("VERSION: 2026", "VERSION: 2019").getBytes(StandardCharsets.UTF_8)));
    String newer = text.replace("VERSION: 2026", "VERSION: 2030") + "\nbrand.example\n";
    assertInstanceOf(
        CurrentSuffixes.Replaced.class, current.replace(newer.getBytes(StandardCharsets.UTF_8)));
    assertEquals(Optional.of("a.brand.example"), current.get().registrable("x.a.brand.example"));
  }
}
