package org.carillon.webmail.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.contract.mailbox.search.WordSearch;

/** Turns a tree into a query: parses days and sizes, looks up labels and folders. */
final class SearchResolver {
  /** Filters by address, in which {@code me} is the reader. */
  private static final Set<String> PEOPLE = Set.of("from", "to", "cc", "bcc");

  /** The most addresses that {@code me} stands for. */
  private static final int MOST_OWN = 50;

  private static final Pattern STARS = Pattern.compile("^\\*+|\\*+$");

  private final SearchNames names;
  private final List<String> words = new ArrayList<>();
  private final List<String> in = new ArrayList<>();
  private final List<String> notIn = new ArrayList<>();

  private SearchResolver(SearchNames names) {
    this.names = names;
  }

  /** Returns the search that a tree asks for. */
  static SearchLine line(SearchTerm tree, SearchNames names) throws InvalidSearchException {
    SearchResolver up = new SearchResolver(names);
    List<SearchTerm> rest = new ArrayList<>();
    for (SearchTerm term : tree.conjuncts()) {
      if (!up.takesPlace(term)) {
        rest.add(term);
      }
    }
    return new SearchLine(tree, up.all(rest, true), up.words, up.in, up.notIn, Optional.empty());
  }

  /** Notes the folder of an {@code in} term, which applies to the whole line. */
  private boolean takesPlace(SearchTerm term) throws InvalidSearchException {
    if (term instanceof SearchTerm.One(String field, String value) && field.equals("in")) {
      in.add(folder(value));
      return true;
    }
    if (term instanceof SearchTerm.Not(SearchTerm.One(String field, String value))
        && field.equals("in")) {
      notIn.add(folder(value));
      return true;
    }
    return false;
  }

  private String folder(String value) throws InvalidSearchException {
    if (!names.hasFolder(value)) {
      throw new InvalidSearchException(SearchLineError.Kind.FOLDER, value);
    }
    return SearchTerm.lower(value);
  }

  private Query all(List<SearchTerm> terms, boolean shown) throws InvalidSearchException {
    List<Query> all = new ArrayList<>();
    List<WordSearch.Term> sought = new ArrayList<>();
    for (SearchTerm term : terms) {
      switch (term) {
        case SearchTerm.One one when isMe(one) -> all.add(me(one.field(), shown));
        case SearchTerm.One one when area(one.field()).isPresent() -> {
          String value = SearchTerm.lower(one.value());
          sought.add(new WordSearch.Term(area(one.field()).get(), value, true));
          note(value, shown);
        }
        case SearchTerm.One one -> all.add(filter(one, shown));
        case SearchTerm.Not(SearchTerm inner) ->
            all.add(new Query.Not(all(inner.conjuncts(), false)));
        case SearchTerm.Any(List<SearchTerm> some) -> {
          List<Query> each = new ArrayList<>();
          for (SearchTerm one : some) {
            each.add(all(one.conjuncts(), shown));
          }
          all.add(new Query.Or(each));
        }
        case SearchTerm.All(List<SearchTerm> inner) -> all.add(all(inner, shown));
      }
    }
    if (!sought.isEmpty()) {
      all.add(new Query.Words(new WordSearch(sought)));
    }
    return new Query.And(all);
  }

  private static boolean isMe(SearchTerm.One one) {
    return PEOPLE.contains(one.field()) && SearchTerm.lower(one.value()).equals("me");
  }

  /** Returns a query for any of the reader's addresses in a field. */
  private Query me(String field, boolean shown) throws InvalidSearchException {
    List<Query> each = new ArrayList<>();
    for (String own : names.own().stream().limit(MOST_OWN).toList()) {
      each.add(all(List.of(new SearchTerm.One(field, own)), shown));
    }
    return new Query.Or(each);
  }

  /** Keeps the words that are to be marked in results. */
  private void note(String value, boolean shown) {
    if (shown) {
      words.add(value);
    }
  }

  private static Optional<WordSearch.Area> area(String field) {
    return switch (field) {
      case "" -> Optional.of(WordSearch.Area.ANYWHERE);
      case "from" -> Optional.of(WordSearch.Area.FROM);
      case "to" -> Optional.of(WordSearch.Area.TO);
      case "subject" -> Optional.of(WordSearch.Area.SUBJECT);
      default -> Optional.empty();
    };
  }

  private Query filter(SearchTerm.One one, boolean shown) throws InvalidSearchException {
    String value = one.value();
    String lower = value.toLowerCase(Locale.ROOT);
    return switch (one.field()) {
      case "cc" -> {
        note(lower, shown);
        yield new Query.Text(TextArea.CC, value);
      }
      case "bcc" -> {
        note(lower, shown);
        yield new Query.Text(TextArea.BCC, value);
      }
      case "filename" -> new Query.FileName(fileName(value));
      case "rfc822msgid" -> new Query.HeaderField("Message-ID", value);
      case "is" -> known(SearchLine.state(lower), SearchLineError.Kind.IS, value);
      case "has" ->
          known(
              Optional.<Query>of(new Query.HasAttachment())
                  .filter(_ -> lower.equals("file") || lower.equals("attachment")),
              SearchLineError.Kind.HAS,
              value);
      case "label" ->
          known(names.label(value).map(Query.HasKeyword::new), SearchLineError.Kind.LABEL, value);
      case "after" ->
          known(
              SearchLine.day(value).map(day -> new Query.ArrivedOn(DayOrder.SINCE, day)),
              SearchLineError.Kind.DAY,
              value);
      case "before" ->
          known(
              SearchLine.day(value).map(day -> new Query.ArrivedOn(DayOrder.BEFORE, day)),
              SearchLineError.Kind.DAY,
              value);
      case "newer_than" ->
          known(
              SearchLine.ago(lower, names.now()).map(Query.ArrivedSince::new),
              SearchLineError.Kind.AGE,
              value);
      case "older_than" ->
          known(
              SearchLine.ago(lower, names.now())
                  .map(then -> new Query.Not(new Query.ArrivedSince(then))),
              SearchLineError.Kind.AGE,
              value);
      case "larger" ->
          known(
              SearchLine.size(lower).map(Query.LargerThan::new), SearchLineError.Kind.SIZE, value);
      case "smaller" ->
          known(
              SearchLine.size(lower).map(Query.SmallerThan::new), SearchLineError.Kind.SIZE, value);
      case "in" -> throw new InvalidSearchException(SearchLineError.Kind.PLACE, "in:" + value);
      default -> throw new IllegalArgumentException(one.field());
    };
  }

  /** The text that a file name contains; an asterisk at its start or end has no effect. */
  private static String fileName(String value) throws InvalidSearchException {
    String name = STARS.matcher(value).replaceAll("");
    if (name.isEmpty()) {
      throw new InvalidSearchException(SearchLineError.Kind.ALONE, value);
    }
    if (name.contains("*")) {
      throw new InvalidSearchException(SearchLineError.Kind.STAR, value);
    }
    return name;
  }

  private static Query known(
      Optional<? extends Query> found, SearchLineError.Kind otherwise, String value)
      throws InvalidSearchException {
    if (found.isEmpty()) {
      throw new InvalidSearchException(otherwise, value);
    }
    return found.get();
  }
}
