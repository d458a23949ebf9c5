package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;

/**
 * The message of a failure for people: the text of its code, with the name in question if the
 * failure has one ({@code .named}), or else the core's English message.
 */
@RequestScoped
public class FailureSentences {
  @Inject private Texts texts;
  @Inject private Sizes sizes;

  /** The message, in the reader's language if there is a translation. */
  public String of(Failure failure) {
    return switch (failure) {
      case Failure.NotFound missing -> known("missing." + missing.what(), missing.name(), "");
      case Failure.NotAllowed(String code, String message) -> known("refused." + code, "", message);
      case Failure.Invalid(_, String code, String message, String name, _) ->
          known("invalid." + code, name, message);
      case Failure.SeveralInvalid several -> of(several.each().getFirst());
      case Failure.Taken(_, String code, String message, String name) ->
          known(
              code.equals(Failure.Taken.NAME) ? Failure.Taken.NAME : "taken." + code,
              name,
              message);
      case Failure.Outdated _ -> texts.of("outdated");
      case Failure.LimitReached(Limit limit, long most) ->
          texts.of("limit." + limit.name().toLowerCase(Locale.ROOT), filling(limit, most));
      case Failure.Damaged _ -> texts.of("damaged");
      case Failure.TryLater _ -> texts.of("later");
    };
  }

  private Object filling(Limit limit, long most) {
    return limit == Limit.OCTETS || limit == Limit.DISK ? sizes.of(most) : most;
  }

  private String known(String key, String name, String otherwise) {
    if (!name.isEmpty() && texts.knows(key + ".named")) {
      return texts.of(key + ".named", name);
    }
    return Optional.of(key).filter(texts::knows).map(texts::of).orElse(otherwise);
  }
}
