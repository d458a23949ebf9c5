package org.carillon.sieve.header;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.Text;

/** The common arguments of both date tests: the zone and the part (RFC 5260 §4). */
record DateArguments(Optional<Text> zone, boolean isOriginalZone, Text part) {
  private static final Pattern ZONE = Pattern.compile("[+-](?:0\\d|1[0-8])[0-5]\\d");

  static DateArguments of(CallArguments arguments, ScriptScope scope, int partIndex) {
    Text part = arguments.text(partIndex);
    if (part instanceof Text.Constant constant && DatePart.named(constant.text()).isEmpty()) {
      scope.error(arguments.at(partIndex), "A date has no part \"" + constant.text() + "\"");
    }
    Optional<Text> zone = arguments.text("zone");
    if (zone.isPresent()
        && zone.get() instanceof Text.Constant constant
        && !ZONE.matcher(constant.text()).matches()) {
      scope.error(arguments.at(), "The tag :zone must be followed by a time zone such as +0100");
    }
    return new DateArguments(zone, arguments.has("originalzone"), part);
  }

  /** The compared part of a date; empty if part or zone is invalid. */
  Optional<String> value(ScriptRun run, OffsetDateTime when) {
    Optional<OffsetDateTime> shifted = shifted(run, when);
    Optional<DatePart> wanted = DatePart.named(part.value(run));
    return shifted.isEmpty() ? Optional.empty() : wanted.map(each -> each.of(shifted.get()));
  }

  private Optional<OffsetDateTime> shifted(ScriptRun run, OffsetDateTime when) {
    if (isOriginalZone) {
      return Optional.of(when);
    }
    if (zone.isEmpty()) {
      return Optional.of(
          when.atZoneSameInstant(run.environment().now().getZone()).toOffsetDateTime());
    }
    String text = zone.get().value(run);
    if (!ZONE.matcher(text).matches()) {
      return Optional.empty();
    }
    int minutes = Integer.parseInt(text.substring(1, 3)) * 60 + Integer.parseInt(text.substring(3));
    int seconds = Math.min(minutes * 60, ZoneOffset.MAX.getTotalSeconds());
    return Optional.of(
        when.withOffsetSameInstant(
            ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds)));
  }
}
