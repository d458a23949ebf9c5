package org.carillon.webmail.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.WordSearch;

/**
 * Reads a search line: terms that all must hold, {@code OR} between neighbours of which one must,
 * and parentheses around what belongs together.
 */
final class LineReading {
  private static final String OR = "OR";
  private static final int DEEPEST = 10;

  /** A parenthesis, a filter before one, or a term; what opens and closes in a word is its own. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[()]|(\\w+):(?=\\()|(?:(\\w+):)?(?:\"([^\"]*)\"|((?:[^\\s()]|\\([^\\s()]*\\))+))");

  /** A filter's name; a time ({@code 12:30}) or an address of the web begins otherwise. */
  private static final Pattern NAME = Pattern.compile("[a-z]{2,12}");

  private final Function<String, Optional<String>> labels;
  private final Matcher tokens;
  private final List<String> in = new ArrayList<>();
  private final List<String> odd = new ArrayList<>();
  private final List<String> allWords = new ArrayList<>();
  private boolean isAny;

  LineReading(Function<String, Optional<String>> labels, String typed) {
    this.labels = labels;
    this.tokens = TOKEN.matcher(typed);
    this.isAny = tokens.find();
  }

  /** Terms that all must hold. */
  private static final class Part {
    private final List<Query> filters = new ArrayList<>();
    private final List<WordSearch.Term> words = new ArrayList<>();
    private final List<List<String>> said = new ArrayList<>();

    private Query query() {
      List<Query> all = new ArrayList<>(filters);
      if (!words.isEmpty()) {
        all.add(new Query.Words(new WordSearch(words)));
      }
      return new Query.And(all);
    }

    private void take(Part other) {
      filters.addAll(other.filters);
      words.addAll(other.words);
      said.addAll(other.said);
    }

    private boolean isAnything() {
      return filters.isEmpty() && words.isEmpty();
    }

    private String text() {
      String text = String.join(" ", said.stream().map(some -> String.join(" OR ", some)).toList());
      return said.size() > 1 || said.getFirst().size() > 1 ? "(" + text + ")" : text;
    }
  }

  SearchLine line() {
    Part all = all("", 0);
    boolean hasOr = all.said.stream().anyMatch(some -> some.size() > 1);
    return new SearchLine(all.query(), allWords, in, odd, hasOr ? all.said : List.of());
  }

  private boolean is(String token) {
    return isAny && tokens.group().equals(token);
  }

  private void next() {
    isAny = tokens.find();
  }

  private Part all(String field, int depth) {
    Part all = new Part();
    while (isAny) {
      if (is(")")) {
        if (depth > 0) {
          return all;
        }
        odd.add(")");
        next();
      } else {
        all.take(either(field, depth));
      }
    }
    return all;
  }

  private Part either(String field, int depth) {
    List<Part> some = new ArrayList<>();
    if (is(OR)) {
      odd.add(OR);
      next();
      return new Part();
    }
    int places = in.size();
    some.add(one(field, depth));
    while (is(OR)) {
      next();
      if (!isAny || is(")") || is(OR)) {
        odd.add(OR);
        break;
      }
      some.add(one(field, depth));
    }
    // Where to look is for the whole line.
    while (some.size() > 1 && in.size() > places) {
      odd.add("in:" + in.removeLast());
    }
    if (some.size() > 1) {
      // What is not understood would let everything through.
      some.removeIf(Part::isAnything);
    }
    if (some.size() < 2) {
      return some.isEmpty() ? new Part() : some.getFirst();
    }
    Part either = new Part();
    either.filters.add(new Query.Or(some.stream().map(Part::query).toList()));
    either.said.add(some.stream().map(Part::text).toList());
    return either;
  }

  private Part one(String field, int depth) {
    if (tokens.group(1) != null) {
      String name = tokens.group(1).toLowerCase(Locale.ROOT);
      next();
      return one(name, depth);
    }
    if (!is("(")) {
      Part part = new Part();
      String value = tokens.group(3) == null ? tokens.group(4) : tokens.group(3);
      String own = tokens.group(2) == null ? field : tokens.group(2).toLowerCase(Locale.ROOT);
      term(part, own, value.toLowerCase(Locale.ROOT), tokens.group());
      part.said.add(
          List.of(
              tokens.group(2) == null && !field.isEmpty()
                  ? field + ":" + tokens.group()
                  : tokens.group()));
      next();
      return part;
    }
    next();
    if (depth == DEEPEST) {
      odd.add("(");
      return new Part();
    }
    Part inner = all(field, depth + 1);
    if (is(")")) {
      next();
    } else {
      odd.add("(");
    }
    return inner;
  }

  private void term(Part part, String field, String value, String typed) {
    switch (field) {
      case "from" -> words(part, WordSearch.Area.FROM, value);
      case "to", "cc" -> words(part, WordSearch.Area.TO, value);
      case "subject" -> words(part, WordSearch.Area.SUBJECT, value);
      case "in" -> in.add(value);
      case "rfc822msgid" ->
          filter(part, Optional.of(new Query.HeaderField("Message-ID", value)), typed);
      case "is" -> filter(part, SearchLine.state(value), typed);
      case "label" -> filter(part, labels.apply(value).map(Query.HasKeyword::new), typed);
      case "has" ->
          filter(
              part,
              value.equals("file") || value.equals("attachment")
                  ? Optional.of(new Query.HasAttachment())
                  : Optional.empty(),
              typed);
      case "after" -> filter(part, SearchLine.day(value).map(SearchLine::after), typed);
      case "before" ->
          filter(
              part,
              SearchLine.day(value).map(day -> new Query.ArrivedOn(DayOrder.BEFORE, day)),
              typed);
      case "larger" -> filter(part, SearchLine.size(value).map(Query.LargerThan::new), typed);
      case "smaller" -> filter(part, SearchLine.size(value).map(Query.SmallerThan::new), typed);
      default -> {
        words(part, WordSearch.Area.ANYWHERE, field.isEmpty() ? value : field + ":" + value);
        if (NAME.matcher(field).matches() && !value.startsWith("/")) {
          odd.add(typed);
        }
      }
    }
  }

  private void words(Part part, WordSearch.Area area, String value) {
    part.words.add(new WordSearch.Term(area, value, true));
    allWords.add(value);
  }

  /** Notes a term whose value can't be understood. */
  private void filter(Part part, Optional<? extends Query> filter, String typed) {
    filter.ifPresentOrElse(part.filters::add, () -> odd.add(typed));
  }
}
