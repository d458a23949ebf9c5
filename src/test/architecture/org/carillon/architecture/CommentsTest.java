package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that Javadoc comments say something and begin with a subject or a verb. */
class CommentsTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();

  /** The length in characters up to which a comment only repeats the name below it. */
  private static final int EMPTY = 14;

  /** A sentence that begins with one of these words is a clause without its main clause. */
  private static final Set<String> CLAUSES =
      Set.of(
          "how",
          "however",
          "so",
          "that",
          "what",
          "whatever",
          "when",
          "whenever",
          "where",
          "wherever",
          "whether",
          "which",
          "whichever",
          "who",
          "whoever",
          "whom",
          "whose",
          "why");

  private static final Pattern JAVADOC =
      Pattern.compile("^[ \\t]*/\\*\\*(.*?)\\*/", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern MARGIN = Pattern.compile("\\n\\s*\\*? ?");
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)\\}");
  private static final Pattern HTML_TAG = Pattern.compile("<[^>]+>");
  private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z']*");

  /**
   * A Javadoc comment.
   *
   * @param text the comment without margins and tags
   */
  private record Comment(Path file, String text) {
    boolean isEmpty() {
      return text.length() <= EMPTY;
    }

    boolean isClause() {
      Matcher first = FIRST_WORD.matcher(text);
      return first.lookingAt() && CLAUSES.contains(first.group().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyCommentSaysMoreThanTheName() throws IOException {
    List<Comment> comments = comments(TREE);

    assertThat(comments).hasSizeGreaterThan(10_000);
    assertThat(comments.stream().filter(Comment::isEmpty)).isEmpty();
  }

  @Test
  void everyCommentBeginsWithASubjectOrAVerb() throws IOException {
    assertThat(comments(TREE).stream().filter(Comment::isClause)).isEmpty();
  }

  @Test
  void emptyCommentsAndClausesAreFound(@TempDir Path tree) throws IOException {
    Files.writeString(
        tree.resolve("Rows.java"),
        """
        # Makes one. */
        # {@code Reads} it. */
        #
         * Whether a row is
         * there.
         */
        # Returns whether a row is there. */
        """
            .replace("#", "/**"));

    List<Comment> found = comments(tree);

    assertThat(found).extracting(Comment::isEmpty).containsExactly(true, true, false, false);
    assertThat(found).extracting(Comment::isClause).containsExactly(false, false, true, false);
  }

  private static List<Comment> comments(Path tree) throws IOException {
    List<Comment> comments = new ArrayList<>();
    for (Path file : WrittenFiles.of(tree)) {
      if (!file.toString().endsWith(".java")) {
        continue;
      }
      Matcher javadoc = JAVADOC.matcher(Files.readString(file));
      while (javadoc.find()) {
        String line = MARGIN.matcher(javadoc.group(1)).replaceAll(" ").strip();
        String plain = INLINE_TAG.matcher(line).replaceAll("$1");
        comments.add(
            new Comment(tree.relativize(file), HTML_TAG.matcher(plain).replaceAll("").strip()));
      }
    }
    return comments;
  }
}
