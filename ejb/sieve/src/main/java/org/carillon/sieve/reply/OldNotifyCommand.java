package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.format.uri.PercentText;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/**
 * The command notify of the draft before RFC 5435 (draft-ietf-sieve-notify-00), as in other
 * servers' scripts: by mail only, with the addresses as its options.
 */
public final class OldNotifyCommand implements CommandType {
  private static final String METHOD = "mailto";
  private static final int TEXT_LENGTH = 500;
  private static final Pattern FIELD =
      Pattern.compile(
          "\\$(from|env-from|subject|text(?:\\[(\\d{1,5})\\])?)\\$", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "notify";
  }

  @Override
  public List<String> capabilities() {
    return List.of("notify");
  }

  @Override
  public Signature signature() {
    return Signature.of()
        .with(
            TagType.of("method", STRING),
            TagType.of("id", STRING),
            TagType.of("options", STRINGS),
            TagType.of("message", STRING))
        .with(Urgency.TAGS);
  }

  /** The urgency of a notification, the most urgent first. */
  enum Urgency {
    HIGH,
    NORMAL,
    LOW;

    static final List<TagType> TAGS =
        List.of(
            TagType.in("importance", "high", NOTHING),
            TagType.in("importance", "normal", NOTHING),
            TagType.in("importance", "low", NOTHING));

    static Optional<Urgency> of(CallArguments arguments) {
      for (Urgency each : values()) {
        if (arguments.has(each.name().toLowerCase(Locale.ROOT))) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    /** The number in RFC 5435 §3.4, from 1. */
    int importance() {
      return ordinal() + 1;
    }
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    TextList options = arguments.texts("options").orElse(TextList.NONE);
    Text id = arguments.text("id").orElse(Text.EMPTY);
    Text message = arguments.text("message").orElse(new Text.Constant("$from$: $subject$"));
    int importance = Urgency.of(arguments).orElse(Urgency.NORMAL).importance();
    String method = arguments.literal("method").orElse(METHOD);
    if (!method.equalsIgnoreCase(METHOD)) {
      scope.mistake(
          arguments.at(), "Notifications cannot be sent by \"" + method + "\", only by mailto");
    }
    if (options.texts().isEmpty()) {
      scope.mistake(arguments.at(), "The tag :options must be followed by the addresses to notify");
    }
    for (String address : options.constants()) {
      if (MailboxText.address(address).isEmpty()) {
        scope.mistake(arguments.at(), noAddress(address));
      }
    }
    return run -> {
      String uri = "mailto:" + people(options.values(run));
      if (!method.equalsIgnoreCase(METHOD) || uri.length() == "mailto:".length()) {
        throw ScriptFault.ofStep("This notify has no recipient");
      }
      run.actions()
          .notify(
              id.value(run),
              new SieveAction.Notify(
                  uri,
                  Optional.empty(),
                  importance,
                  List.of(),
                  Optional.of(filled(message.value(run), run)),
                  Optional.empty()));
      return ScriptFlow.NEXT;
    };
  }

  private static String noAddress(String text) {
    return "\"" + text + "\" is not a mail address";
  }

  private static String people(List<String> options) {
    return options.stream()
        .map(
            text ->
                MailboxText.address(text).orElseThrow(() -> ScriptFault.ofStep(noAddress(text))))
        .map(PercentText::encoded)
        .collect(Collectors.joining(","));
  }

  /** Fills in the message's values: {@code $from$}, {@code $subject$}, {@code $text[80]$}. */
  private static String filled(String text, ScriptRun run) throws IOException {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      String value = value(matcher, run);
      run.work(value.length());
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String value(MatchResult found, ScriptRun run) throws IOException {
    return switch (found.group(1).toLowerCase(Locale.ROOT)) {
      case "from" -> field(run, "from");
      case "subject" -> field(run, "subject");
      case "env-from" -> run.envelope().from();
      default ->
          begin(run, found.group(2) == null ? TEXT_LENGTH : Integer.parseInt(found.group(2)));
    };
  }

  private static String field(ScriptRun run, String name) {
    return run.fields().texts(name).stream().findFirst().orElse("");
  }

  private static String begin(ScriptRun run, int characters) throws IOException {
    for (MessagePart part : run.root().all()) {
      if (part.type().equals("text") && part.subtype().equals("plain")) {
        String text = part.text(run.limits().bodyOctets());
        return text.substring(0, Math.min(characters, text.length()));
      }
    }
    return "";
  }
}
