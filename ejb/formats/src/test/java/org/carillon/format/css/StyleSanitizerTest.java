package org.carillon.format.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSanitizerTest {
  private final List<String> asked = new ArrayList<>();

  private String sheet(String text) {
    return StyleSanitizer.sheet(
        text,
        address -> {
          asked.add(address);
          return Optional.empty();
        });
  }

  private static String plain(String css) {
    return css.replaceAll("\\s+", " ").strip();
  }

  @Test
  void sheetOverBudgetKeepsItsBeginning() {
    WorkBudget budget = WorkBudget.of(1_000, Duration.ofHours(1));

    String css = WorkBudget.instead(budget, () -> sheet("a{color:red}".repeat(10_000)));

    assertThat(css).startsWith("a{color:red;}").hasSizeBetween(500, 5_000).endsWith("}\n");
    assertThat(budget.isCut()).isTrue();
  }

  @Test
  void usualMailStylesAreKept() {
    String css =
        """
        <!-- body, .wrap > td:first-child { Margin:0 auto !important; font-family: "Segoe UI", serif }
        @media only screen and (max-width:600px) { .sm\\:w-full { width:100% } #a[lang|="de"] {display:none} }
        h1{color:#1c1b1a;background:linear-gradient(90deg, rgb(1 2 3 / 50%), #fff);width:calc(100% - 2px)} -->
        """;

    assertThat(plain(sheet(css)))
        .isEqualTo(
            "body, .wrap > td:first-child {margin:0 auto !important;font-family:\"Segoe UI\", serif"
                + " ;} @media only screen and (max-width:600px) {.sm\\3a w-full {width:100% ;}"
                + " #a[lang|=\"de\"] {display:none;} }"
                + " h1{color:#1c1b1a;background:linear-gradient(90deg, rgb(1 2 3 / 50%),"
                + " #fff);width:calc(100% - 2px);}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@import 'https://evil.example/a.css';",
        "@import url(https://evil.example);",
        "@\\69mport 'https://evil.example';",
        "@font-face{font-family:x;src:url(https://evil.example)}",
        "@namespace url(https://evil.example);",
        "@charset \"utf-7\";",
        "@page{background:url(https://evil.example)}",
        "@keyframes a{from{left:0}}",
        "@supports (display:grid){a{position:fixed}}",
        "@layer a{b{position:fixed}}",
        "a{position:fixed;inset:0}",
        "a{POSITION:Sticky}",
        "a{p\\6fsition:fixed}",
        "a{position/**/:/**/fixed}",
        "a{behavior:url(x.htc)}",
        "a{-moz-binding:url(https://evil.example)}",
        "a{width:expression(alert(1))}",
        "a{width:e\\78pression(alert(1))}",
        "a{width:exp/**/ression(alert(1))}",
        "a{background-image:image-set('https://evil.example' 1x)}",
        "a{background:-webkit-image-set(url(https://evil.example) 1x)}",
        "a{background:src('https://evil.example')}",
        "a{background:element(#x)}",
        "a{cursor:url(https://evil.example),auto}",
        "a{mask:url(https://evil.example)}",
        "a{filter:url(https://evil.example)}",
        "a{filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='x')}",
        "a{transform:scale(100)}",
        "a{animation:x 1s}",
        "a{transition:all 1s}",
        "a{z-index:9}",
        "a{top:0}",
        "a{color:red<b>}",
        "a</style><script>alert(1)</script>{color:red}",
        "a{content:\"\n</style><script>alert(1)</script>\"}",
        "a{color:{b:c}}",
        "a{color:red",
        "a[href{color:red}",
        "a(b{color:red}",
        "a{color:rgb(1 2 3}}",
        "{}",
        "}",
        "a{{}}",
        "@media{",
        "@media (a{b{color:red}}",
        "@media screen;a",
        "a{b{position:fixed}}",
        "a{&{position:fixed}}"
      })
  void activeContentIsRemoved(String css) {
    String clean = sheet(css + " em{color:blue}");

    assertThat(clean).doesNotContain("<", "evil", "url(", "@import", "@font", "@page", "@layer");
    assertThat(clean)
        .doesNotContainIgnoringCase("position")
        .doesNotContainIgnoringCase("expression")
        .doesNotContainIgnoringCase("behavior")
        .doesNotContainIgnoringCase("script")
        .doesNotContainIgnoringCase("binding")
        .doesNotContainIgnoringCase("image-set");
    assertBalanced(clean);
  }

  @Test
  void invalidRuleDoesNotRemoveOthers() {
    assertThat(sheet("a{color:red;filter:x} b>{color:blue} @foo bar; c{d:e} i{margin:0}"))
        .contains("a{color:red;}", "i{margin:0;}");
    assertThat(sheet("p{color:red;position:fixed;margin:0}")).isEqualTo("p{color:red;margin:0;}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{background:url(https://far.example/a.png) no-repeat}",
        "a{background-image:url('https://far.example/a.png')}",
        "a{background:u\\72l(https://far.example/a.png)}",
        "a{background:URL(\"https://far.example/\\61.png\" )}",
        "a{background:ur\\6c ( https://far.example/a.png )}"
      })
  void externalPicturesNeedPermission(String css) {
    String clean = sheet(css);

    assertThat(clean).doesNotContain("far.example");
    if (!css.contains("6c (")) {
      assertThat(asked).containsExactly("https://far.example/a.png");
      assertThat(clean).contains("none");
    }
  }

  @Test
  void addressesOfAllowedPicturesAreQuoted() {
    String wanted = "https://x.test/a\"b)c'd\\e*/<f>.png";

    String clean = StyleSanitizer.declarations("background:url(x)", address -> Optional.of(wanted));
    assertThat(clean)
        .isEqualTo(
            "background:url(\"https://x.test/a\\22 b)c\\27 d\\5c e\\2a /\\3c f\\3e .png\");");
    assertThat(StyleSanitizer.declarations(clean, Optional::of)).isEqualTo(clean);
  }

  @Test
  void cleanedSheetContainsNoComment() {
    String clean = sheet("a{font:1px/<!--*/x;content:'*/}b{position:fixed}/*'} i{margin:0}");

    assertThat(clean).doesNotContain("/*").contains("i{margin:0;}");
  }

  @Test
  void mediaMustBeQueries() {
    assertThat(StyleSanitizer.media("screen and (min-width: 400px)"))
        .contains("screen and (min-width: 400px)");
    assertThat(StyleSanitizer.media("x}b{c:d")).isEmpty();
    assertThat(StyleSanitizer.media("(a")).isEmpty();
  }

  /** Tests that browsers read a cleaned style sheet with the meaning the cleaner sees. */
  @Test
  void cleaningACleanSheetChangesNothing() {
    Random random = new Random(20_261_121);
    String[] parts = {
      "a",
      "{",
      "}",
      "(",
      ")",
      "[",
      "]",
      ":",
      ";",
      "color",
      "red",
      "url(",
      "'",
      "\"",
      "\\",
      "\\22 ",
      "/*",
      "*/",
      "<!--",
      "-->",
      "@media",
      "@import",
      "background",
      ",",
      "#",
      ".",
      "1px",
      "-",
      "+",
      "/",
      "*",
      "<",
      ">",
      "!important",
      "\n",
      "rgb(",
      "content",
      "\\3c",
      "=",
      "|",
      "~",
      "é",
      "\0",
      "\\",
      "x",
      " ",
      "--v",
      "var(",
      "%",
      "e",
      "0",
      "$",
      "^",
      "\ud800",
      "calc("
    };
    for (int i = 0; i < 40_000; i++) {
      StringBuilder css = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        css.append(parts[random.nextInt(parts.length)]);
      }
      String once = sheet(css.toString());
      assertThat(once).as(css.toString()).doesNotContain("<", "/*", "@import");
      assertThat(plain(sheet(once))).as(css.toString()).isEqualTo(plain(once));
      String inline = StyleSanitizer.declarations(css.toString(), address -> Optional.empty());
      assertThat(inline).as(css.toString()).doesNotContain("<", "{", "}");
      assertThat(inline.replaceAll("\"[^\"]*\"", "")).as(css.toString()).doesNotContain("url(");
      assertThat(plain(StyleSanitizer.declarations(inline, address -> Optional.empty())))
          .as(css.toString())
          .isEqualTo(plain(inline));
      assertBalanced(once);
    }
  }

  private static void assertBalanced(String css) {
    long opened = css.chars().filter(c -> c == '{').count();
    assertThat(css.chars().filter(c -> c == '}').count()).as(css).isEqualTo(opened);
  }
}
