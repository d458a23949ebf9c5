package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.sentence.RuleStatement;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Restores rules that were deleted. */
@RequestScoped
public class RuleUndo implements UndoHandler {
  private static final String KIND = "rule ";

  /** The longest value that fits into a notice's cookie. */
  private static final int LONGEST = 2_000;

  @Inject private OwnRules rules;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** The text by which a rule is restored; empty where it is too long. */
  static String text(RuleStatement sentence) {
    String text = RuleScript.read("").add(sentence).text();
    String carried =
        KIND + Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return carried.length() > LONGEST ? "" : carried;
  }

  @Override
  public boolean undo(String carried) {
    Optional<RuleStatement> sentence =
        carried.startsWith(KIND) ? sentence(carried) : Optional.empty();
    sentence.ifPresent(this::bringBack);
    return sentence.isPresent();
  }

  private static Optional<RuleStatement> sentence(String carried) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(carried.substring(KIND.length()));
      RuleScript script = RuleScript.read(new String(text, StandardCharsets.UTF_8));
      return script.sentence(script.floor());
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private void bringBack(RuleStatement sentence) {
    answers
        .take(rules.read(visitor.caller()))
        .flatMap(
            (RuleBook book) ->
                answers.take(
                    rules.keep(visitor.caller(), book.version(), book.script().add(sentence))))
        .ifPresent(
            kept -> {
              notices.show(Notice.of("undone"));
              Redirect.to("/rules");
            });
  }
}
