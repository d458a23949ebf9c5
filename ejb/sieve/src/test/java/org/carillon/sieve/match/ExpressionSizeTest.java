package org.carillon.sieve.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abc; 3; 10",
        "a{3}; 3; 10",
        "(abc){10}; 30; 70",
        "(a?a?a?a?a?){1000}; 10000; 20000",
        "((a{100}){100}){100}; 1000000; 2147483647",
        "[]a{9}]x{2}; 3; 10",
        "[[:alpha:]{9}]{5}; 5; 20",
        "\\{100}; 5; 10",
        "a{; 2; 5",
        "((((; 0; 12",
        "a{1,1000}; 1000; 2100"
      })
  void sizeMatchesExpandedRepetitions(String text, long least, long most) {
    assertThat(ExpressionSize.of(text)).isBetween(least, most);
  }

  @Test
  void nestedRepetitionsAreBounded() {
    assertThat(ExpressionSize.of("a{1000}{1000}{1000}{1000}".repeat(30)))
        .isEqualTo(Integer.MAX_VALUE);
  }

  /** The largest allowed expression is matched within half of a thread's usual stack. */
  @ParameterizedTest
  @ValueSource(strings = {"(a?){150}", "a{0,450}", "(a|b|c|d|e|x|){60}", "(a*){150}"})
  void allowedExpressionIsMatchedOnASmallStack(String text) throws InterruptedException {
    assertThat(Expression.of(text, Collation.OCTET)).isInstanceOf(Expression.Read.Ready.class);
    boolean[] found = new boolean[1];
    Thread small =
        new Thread(
            null,
            () -> found[0] = Pattern.compile(text, Pattern.LONGEST_MATCH).matcher("x").find(),
            "small stack",
            512 * 1024);
    small.start();
    small.join();
    assertThat(found[0]).isTrue();
  }
}
