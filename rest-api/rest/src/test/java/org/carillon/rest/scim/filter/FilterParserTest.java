package org.carillon.rest.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Random;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters are read and find what they ask for (RFC 7644 §3.4.2.2). */
class FilterParserTest {
  private static final Complex USER =
      user(
          """
          {"userName": "bjensen@example.test", "externalId": "Ab",
           "name": {"familyName": "O'Malley", "givenName": "Ann \\"A\\""},
           "active": true, "title": "Guide",
           "meta": {"lastModified": "2026-11-13T04:42:34Z"},
           "emails": [{"type": "work", "value": "bjensen@example.com"},
                      {"type": "home", "value": "babs@jensen.example"}],
           "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Tours"}}
          """);

  private static Complex user(String json) {
    return Complex.of(Json.createReader(new StringReader(json)).readObject());
  }

  private static boolean finds(String filter) {
    return FilterMatch.matches(FilterParser.filter(filter), USER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          userName eq "BJensen@example.test"                              | true
          USERNAME Eq "bjensen@example.test"                              | true
          name.familyName co "O'Malley"                                   | true
          name.givenName eq "Ann \\"A\\""                                 | true
          urn:ietf:params:scim:schemas:core:2.0:User:userName sw "B"      | true
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department ew "urs" | true
          title pr                                                        | true
          nickName pr                                                     | false
          externalId eq "ab"                                              | false
          meta.lastModified gt "2026-05-13T04:42:34Z"                     | true
          meta.lastModified lt "2026-05-13T04:42:34Z"                     | false
          title pr and userName sw "x"                                    | false
          title pr and userName sw "x" or active eq true                  | true
          title pr and (userName sw "x" or active eq true)                | true
          not (title pr)                                                  | false
          title ne "guide"                                                | false
          nickName eq null                                                | true
          emails[type eq "work" and value co "@example.com"]              | true
          emails[type eq "home" and value co "@example.com"]              | false
          emails.type eq "home"                                           | true
          emails co "jensen.example"                                      | true
          not(emails[type eq "other"]) and active eq True                 | true
          """)
  void filtersMatchUsers(String filter, boolean found) {
    assertThat(finds(filter)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "userName",
        "userName eq",
        "userName xx \"a\"",
        "userName eq \"a",
        "userName eq a",
        "(title pr",
        "title pr)",
        "title pr and",
        "emails[type eq \"a\"",
        "1a pr",
        "userName eq \"a\" title pr",
        "name.x.y pr"
      })
  void malformedFilterIsRefused(String filter) {
    assertThatThrownBy(() -> FilterParser.filter(filter)).isInstanceOf(ScimError.class);
  }

  @Test
  void filterDepthAndLengthAreLimited() {
    String deep = "(".repeat(FilterParser.MOST_DEPTH + 2) + "title pr";
    String many = "title pr" + " or title pr".repeat(FilterParser.MOST_TERMS);

    assertThatThrownBy(() -> FilterParser.filter(deep)).hasMessageContaining("deep");
    assertThatThrownBy(() -> FilterParser.filter(many)).hasMessageContaining("comparisons");
    assertThatThrownBy(() -> FilterParser.filter("x".repeat(9000)))
        .hasMessageContaining("characters");
  }

  /** Tests that every input is a filter or refused. */
  @Test
  void arbitraryFilterIsParsedOrRefused() {
    Random random = new Random(7643);
    String[] pieces = {
      "title",
      "emails",
      ".value",
      "[",
      "]",
      "(",
      ")",
      " ",
      "eq",
      "pr",
      "and",
      "or",
      "not",
      "\"a\"",
      "\\",
      "\"",
      "true",
      "1.5",
      "urn:",
      "1e999999",
      "null",
      "é"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.append(pieces[random.nextInt(pieces.length)]);
        if (random.nextBoolean()) {
          text.append(' ');
        }
      }
      try {
        FilterMatch.matches(FilterParser.filter(text.toString()), USER);
        FilterParser.path(text.toString());
      } catch (ScimError refused) {
        assertThat(refused.status()).isEqualTo(400);
      }
    }
  }
}
