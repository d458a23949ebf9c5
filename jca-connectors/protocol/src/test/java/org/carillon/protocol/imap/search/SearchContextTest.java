package org.carillon.protocol.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.protocol.imap.WholeSession;
import org.junit.jupiter.api.Test;

/** Tests that a search with applied updates (RFC 5267 §4.3) equals a new search. */
class SearchContextTest {
  private static final Pattern RESULTS =
      Pattern.compile("\\* ESEARCH \\(TAG \"(\\w+)\"\\)(?: UID)?(?: ALL (\\S+))?");
  private static final Pattern UPDATE = Pattern.compile("(ADDTO|REMOVEFROM) \\(([^)]+)\\)");

  /** Begin and check searches: SEARCH by number, SEARCH by uid, and SORT. */
  private static final List<String> SEARCHES =
      List.of(
          "search return (all%s) unflagged",
          "uid search return (all%s) unflagged",
          "uid sort return (all%s) (subject) utf-8 unflagged");

  private final Random random = new Random(5267);

  @Test
  void searchUpdatesEqualANewSearch() throws Exception {
    int updates = 0;
    int results = 0;
    for (int round = 0; round < 300; round++) {
      String transcript = converse(script());
      updates += transcript.split("ADDTO|REMOVEFROM", -1).length - 1;
      List<List<Long>> kept = new ArrayList<>();
      for (int search = 0; search < SEARCHES.size(); search++) {
        kept.add(replay(transcript, "begin" + search, search == 0));
        assertThat(kept.get(search))
            .as(transcript)
            .isEqualTo(replay(transcript, "end" + search, false));
        results += kept.get(search).size();
      }
    }
    assertThat(updates).isGreaterThan(1_000);
    assertThat(results).isGreaterThan(1_000);
  }

  private String script() {
    StringBuilder script = new StringBuilder("a login alice secret\r\n");
    for (int i = 0; i < 5; i++) {
      script.append(append());
    }
    script.append("a select INBOX\r\n");
    for (int search = 0; search < SEARCHES.size(); search++) {
      script.append("begin").append(search).append(' ');
      script.append(SEARCHES.get(search).formatted(" update")).append("\r\n");
    }
    for (int i = random.nextInt(25); i >= 0; i--) {
      script.append(step());
    }
    // Reports the pending expunges.
    script.append("a noop\r\n");
    for (int search = 0; search < SEARCHES.size(); search++) {
      script.append("end").append(search).append(' ');
      script.append(SEARCHES.get(search).formatted("")).append("\r\n");
    }
    return script.append("a logout\r\n").toString();
  }

  private String step() {
    String flag = random.nextBoolean() ? "\\Flagged" : "\\Deleted";
    int first = 1 + random.nextInt(15);
    return switch (random.nextInt(4)) {
      case 0 -> append();
      case 1 ->
          "a uid store %d:%d %sflags.silent %s\r\n"
              .formatted(
                  first, first + random.nextInt(4), random.nextInt(3) == 0 ? "-" : "+", flag);
      case 2 -> "a expunge\r\n";
      default -> "a fetch 1:* flags\r\n";
    };
  }

  private String append() {
    String text = "Subject: " + (char) ('a' + random.nextInt(5)) + "\r\n\r\nx\r\n";
    return "a append INBOX {%d+}\r\n%s\r\n".formatted(text.length(), text);
  }

  private static String converse(String sent) throws InterruptedException {
    WholeSession session = WholeSession.of(sent);
    assertThat(session.escaped()).isEmpty();
    return session.transcript();
  }

  /** Returns the results as a client keeps them, shifted by expunges if they are numbers. */
  private static List<Long> replay(String transcript, String tag, boolean numbers) {
    List<Long> results = new ArrayList<>();
    for (String line : transcript.split("\r\n")) {
      Matcher found = RESULTS.matcher(line);
      if (found.lookingAt() && found.group(1).equals(tag)) {
        if (found.group(2) != null) {
          results.addAll(set(found.group(2)));
        }
        apply(line, results);
      } else if (numbers && line.matches("\\* \\d+ EXPUNGE")) {
        long gone = Long.parseLong(line.split(" ")[1]);
        assertThat(results).as("told before").doesNotContain(gone);
        results.replaceAll(number -> number > gone ? number - 1 : number);
      }
    }
    return results;
  }

  private static void apply(String line, List<Long> results) {
    Matcher update = UPDATE.matcher(line);
    while (update.find()) {
      String[] words = update.group(2).split(" ");
      for (int i = 0; i < words.length; i += 2) {
        int at = Integer.parseInt(words[i]);
        List<Long> set = set(words[i + 1]);
        if (update.group(1).equals("ADDTO")) {
          results.addAll(at == 0 ? results.size() : at - 1, set);
        } else if (at == 0) {
          assertThat(results).containsAll(set);
          results.removeAll(set);
        } else {
          assertThat(results.subList(at - 1, at - 1 + set.size())).isEqualTo(set);
          results.subList(at - 1, at - 1 + set.size()).clear();
        }
        if (at == 0) {
          results.sort(null);
        }
      }
    }
  }

  private static List<Long> set(String ranges) {
    List<Long> all = new ArrayList<>();
    for (String range : ranges.split(",")) {
      String[] ends = range.split(":");
      long last = Long.parseLong(ends[ends.length - 1]);
      for (long each = Long.parseLong(ends[0]); each <= last; each++) {
        all.add(each);
      }
    }
    return all;
  }
}
