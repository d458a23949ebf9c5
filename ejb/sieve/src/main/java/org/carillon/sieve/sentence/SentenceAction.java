package org.carillon.sieve.sentence;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The action of a rule, with its folder, label, address or text. */
public record SentenceAction(RuleActionType verb, String value) {

  public SentenceAction {
    if (!verb.hasValue()) {
      value = "";
    } else if (verb == RuleActionType.REJECT) {
      value = RuleLexicon.clean(value).strip();
    } else {
      value = RuleLexicon.line(value);
    }
  }

  /** Creates one without a value. */
  public static SentenceAction of(RuleActionType verb) {
    return new SentenceAction(verb, "");
  }

  /** Returns whether it is complete: a needed value is not empty. */
  public boolean isWhole() {
    return switch (verb) {
      case LABEL -> value.matches("[^\\s\\p{Cntrl}(){%*\"\\\\\\]]{1,50}");
      case FORWARD, REDIRECT, NOTIFY -> value.matches("[^@\\s?&%,<>\"\\\\]+@[^@\\s?&%,<>\"\\\\]+");
      case FILE, COPY, REJECT -> !value.isEmpty();
      case READ, STAR, DISCARD, STOP -> true;
    };
  }

  String words() {
    String word = "do " + RuleLexicon.word(verb);
    return verb.hasValue() ? word + ' ' + RuleLexicon.quoted(value) : word;
  }

  static Optional<SentenceAction> of(List<String> words) {
    if (words.size() < 2) {
      return Optional.empty();
    }
    String value = words.size() > 2 ? words.get(2) : "";
    return RuleLexicon.constant(RuleActionType.class, words.get(1))
        .map(verb -> new SentenceAction(verb, value));
  }

  String command() {
    String string = RuleLexicon.string(value);
    return switch (verb) {
      case READ -> "addflag \"\\\\Seen\";";
      case STAR -> "addflag \"\\\\Flagged\";";
      case LABEL -> "addflag " + string + ';';
      case COPY -> "fileinto :copy :create " + string + ';';
      case FILE -> "fileinto :create " + string + ';';
      case FORWARD -> "redirect :copy " + string + ';';
      case REDIRECT -> "redirect " + string + ';';
      case NOTIFY -> "notify " + RuleLexicon.string("mailto:" + value) + ';';
      case DISCARD -> "discard;";
      case REJECT -> "reject " + string + ';';
      case STOP -> "stop;";
    };
  }

  Set<String> needs() {
    return switch (verb) {
      case READ, STAR, LABEL -> Set.of("imap4flags");
      case COPY -> Set.of("fileinto", "copy", "mailbox");
      case FILE -> Set.of("fileinto", "mailbox");
      case FORWARD -> Set.of("copy");
      case NOTIFY -> Set.of("enotify");
      case REJECT -> Set.of("reject");
      case REDIRECT, DISCARD, STOP -> Set.of();
    };
  }
}
