package org.carillon.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.DnsName;
import org.junit.jupiter.api.Test;

class AuthorDomainsTest {
  private static AuthorDomains of(String header) {
    return AuthorDomains.of(Header.parse((header + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static void single(String domain, String from) {
    AuthorDomains domains = of("From: " + from);
    assertEquals(List.of(domain), domains.domains(), from);
    assertTrue(domains.isReadable() && domains.isWhole(), from);
  }

  @Test
  void authorDomainIsFoundInEveryNotation() {
    single("bank.example", "Bank <info@Bank.Example>");
    single("bank.example", "info@bank.example (a@b.example)");
    single("bank.example", "\"ceo@other.example\" <info@bank.example.>");
    single("bank.example", "\"a@b\"@bank.example");
    single("bank.example", "Board: a@bank.example, b@bank.example;");
    single("bank.example", "=?utf-8?q?=40evil?= <info@bank.example>");
    single("xn--mnchen-3ya.example", "a@münchen.example");
    single("bank.example", "ceo @ bank . example");
    single("bank.example", "<ceo@bank. (of the) example>");
    single("a_b.bank.example", "x@a_b.bank.example");
  }

  @Test
  void severalDomainsAreAllFound() {
    AuthorDomains domains = of("From: G: a@a.example, b@b.example;, c@c.example, D <d@a.example>");
    assertEquals(List.of("a.example", "b.example", "c.example"), domains.domains());
    assertTrue(domains.isReadable());
  }

  @Test
  void severalFieldsAreReadTogether() {
    AuthorDomains domains = of("From: a@evil.example\r\nTo: x@y.example\r\nFROM : b@bank.example");
    assertEquals(List.of("evil.example", "bank.example"), domains.domains());
  }

  @Test
  void invalidDomainIsIgnored() {
    for (String from : new String[] {"", "nobody", "a@[192.0.2.1]", "a@b..c", "a@1.2.3.4", "G:;"}) {
      AuthorDomains domains = of("From: " + from);
      assertEquals(List.of(), domains.domains(), from);
      assertFalse(domains.isReadable(), from);
    }
    assertFalse(of("From: nobody, a@bank.example").isReadable());
    assertFalse(of("From: a@bank..example, a@evil.example").isReadable());
    assertFalse(of("From: \"a@bank.example").isReadable());
    assertFalse(of("From: a@bank.example\0").isReadable());
    assertFalse(of("From: a@evil.example\r\n" + "X:\r\n".repeat(20_000)).isReadable());
    assertEquals(List.of(), of("To: a@b.example").domains());
    assertTrue(of("To: a@b.example").isReadable());
  }

  @Test
  void costlyFromFieldsAreBounded() {
    Random random = new Random(9989);
    String alphabet = "a@b.example,;:<>\"()[]\\ \u00fc\t=?";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder from = new StringBuilder("From: ");
      random
          .ints(random.nextInt(200), 0, alphabet.length())
          .forEach(c -> from.append(alphabet.charAt(c)));
      assertTrue(of(from.toString()).domains().size() <= AuthorDomains.MOST);
    }
    assertFalse(of("From: " + "a@a.example,".repeat(10_000)).isWhole());
  }

  @Test
  void secondAddressIsFoundAfterAnySeparator() {
    for (String between :
        new String[] {
          "a", "[x]", "\"a\"", ":", "\\", "]", ">", "(a)", "", ";", ",", "<", "\"", "(", "\0", "@",
          "x:;"
        }) {
      String from = "x@remote.test " + between + " <ceo@bank.test>";
      assertTrue(of("From: " + from).domains().contains("bank.test"), from);
    }
    assertTrue(of("From: x@remote.test [a] <ceo@bank.test>").domains().contains("remote.test"));
    assertTrue(
        of("From: =?utf-8?q?ceo=40bank.test?= x@remote.test").domains().contains("bank.test"));
    assertTrue(of("From: x@remote.test, <ceo@ba\0nk.test>").domains().contains("bank.test"));
    single("platform.test", "\"info@shop.test via Platform\" <noreply@platform.test>");
  }

  /** Tests that every author that a mail program could show is checked. */
  @Test
  void everyAuthorAProgramMightShowIsChecked() {
    Random random = new Random(5322);
    String[] tokens = {
      "x@remote.test",
      "<ceo@bank.test>",
      "<x@remote.test",
      "ceo@bank.test>",
      "a",
      "[x]",
      "\"a\"",
      "\"q@quoted.test\"",
      ":",
      "\\",
      "]",
      ">",
      "<",
      "(c@comment.test)",
      "(",
      ")",
      ",",
      ";",
      "G:",
      "\"",
      "@",
      " ",
      " ",
      "\0",
      "<i@m\u00fcnchen.test>",
      "=?utf-8?q?e=40word.test?="
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder made = new StringBuilder();
      for (int many = random.nextInt(8); many >= 0; many--) {
        made.append(tokens[random.nextInt(tokens.length)]).append(random.nextBoolean() ? " " : "");
      }
      String from = made.toString();
      AuthorDomains judged = of("From: " + from);
      for (String shown : new String[] {lastAngle(from), firstSpec(from), strict(from)}) {
        if (judged.isWhole() && judged.isReadable() && !shown.isEmpty()) {
          String domain = DnsName.canonical(shown).orElseThrow();
          assertTrue(judged.domains().contains(domain), from + " shows " + shown);
        }
      }
    }
  }

  private static String lastAngle(String from) {
    String found = "";
    Matcher angle = Pattern.compile("<[^<>@]*@([\\w.\u00fc-]+)>").matcher(unquoted(from));
    while (angle.find()) {
      found = angle.group(1);
    }
    return found.contains(".") ? found : "";
  }

  private static String firstSpec(String from) {
    Matcher spec =
        Pattern.compile("[\\w.+-]+@([\\w-\u00fc]+(?:\\.[\\w-]+)+)").matcher(unquoted(from));
    return spec.find() ? spec.group(1) : "";
  }

  private static String strict(String from) {
    Matcher strict =
        Pattern.compile(
                "\\s*(?:(?:(?:[\\w?=.-]+|\"[^\"\\\\]*\")\\s*)*<([\\w.]+@([\\w.\u00fc-]+))>|[\\w.]+@([\\w.\u00fc-]+))\\s*")
            .matcher(from.replaceAll("\\([^()]*\\)", " "));
    if (!strict.matches()) {
      return "";
    }
    return strict.group(2) == null ? strict.group(3) : strict.group(2);
  }

  /** Removes quoted strings and comments, from which mail programs take no addresses. */
  private static String unquoted(String from) {
    return from.replaceAll("\"[^\"]*\"|\\([^()]*\\)", " ");
  }
}
