package org.carillon.account.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.account.internal.OwnDirectoryTest;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.junit.jupiter.api.Test;

/** Tests that the size of a cached query counts as well as the size of its result. */
class TreeQueryCacheTest extends OwnDirectoryTest {
  private int looks;

  private int timesAsked(TreeQuery query) {
    var found = new TreeQueryCache(directory.versions(), directory.settings());
    looks = 0;
    for (int i = 0; i < 2; i++) {
      found.get(
          Optional.empty(),
          query,
          () -> {
            looks++;
            return new Answer.Done<>(new Page<>(List.of(), Optional.empty()));
          });
    }
    return looks;
  }

  private static TreeQuery query(TreeCondition condition, String domain, String after) {
    return new TreeQuery(
        TreeKind.PERSON, Optional.of(domain), condition, Optional.of(after), TreeQuery.MOST);
  }

  @Test
  void shortQueriesAreCached() {
    assertThat(timesAsked(query(new TreeCondition.AddressWith("ann"), "example.test", "")))
        .isEqualTo(1);
  }

  @Test
  void longQueriesAndResultsAreNotCached() {
    String text = "a".repeat(3_000);
    List<TreeCondition> many =
        IntStream.range(0, 200)
            .<TreeCondition>mapToObj(i -> new TreeCondition.Address("a" + i))
            .toList();
    for (TreeQuery question :
        List.of(
            query(new TreeCondition.TextWith(text), "example.test", ""),
            query(new TreeCondition.Any(many), "example.test", ""),
            query(new TreeCondition.Each(List.of(new TreeCondition.Any(many))), "example.test", ""),
            query(new TreeCondition.All(), text, ""),
            query(new TreeCondition.All(), "example.test", text))) {
      assertThat(timesAsked(question)).isEqualTo(2);
    }
  }
}
