package org.carillon.sieve.filing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.sieve.action.Redirection;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;

/** The tags of a redirected message (RFC 6009 §5, §6). */
final class RedirectionTags {
  private static final Set<String> EVENTS = Set.of("SUCCESS", "FAILURE", "DELAY");

  private RedirectionTags() {}

  static Redirection of(CallArguments arguments, ScriptScope scope) {
    Optional<String> notify = upper(arguments, "notify");
    Optional<String> returned = upper(arguments, "ret");
    Optional<String> mode = arguments.literal("bymode").map(text -> text.toLowerCase(Locale.ROOT));
    if (notify.isPresent() && !isNotify(notify.get())) {
      scope.error(
          arguments.at(),
          "The tag :notify must be followed by NEVER, or by SUCCESS, FAILURE and DELAY");
    }
    if (returned.isPresent() && !Set.of("FULL", "HDRS").contains(returned.get())) {
      scope.error(arguments.at(), "The tag :ret must be followed by FULL or HDRS");
    }
    if (mode.isPresent() && !Set.of("notify", "return").contains(mode.get())) {
      scope.error(arguments.at(), "The tag :bymode must be followed by notify or return");
    }
    Optional<String> by = arguments.literal("bytimeabsolute");
    if (arguments.number("bytimerelative").isPresent()) {
      by = Optional.of(Long.toString(arguments.number("bytimerelative").getAsLong()));
    }
    if (by.isEmpty() && (mode.isPresent() || arguments.has("bytrace"))) {
      scope.error(arguments.at(), "The tags :bymode and :bytrace need a time");
    }
    return new Redirection(notify, returned, by, mode, arguments.has("bytrace"));
  }

  private static Optional<String> upper(CallArguments arguments, String tag) {
    return arguments.literal(tag).map(text -> text.toUpperCase(Locale.ROOT));
  }

  private static boolean isNotify(String text) {
    return text.equals("NEVER") || EVENTS.containsAll(Arrays.asList(text.split(",", -1)));
  }
}
