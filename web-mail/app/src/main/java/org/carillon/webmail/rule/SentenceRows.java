package org.carillon.webmail.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.sieve.sentence.MailRule;
import org.carillon.sieve.sentence.RuleActionType;
import org.carillon.sieve.sentence.SentenceAction;
import org.carillon.sieve.sentence.SentenceComparison;
import org.carillon.sieve.sentence.SentenceCondition;
import org.carillon.sieve.sentence.SentenceField;

/** The rows of a rule's form: filled ones, and some empty ones. */
public final class SentenceRows {
  private static final int EMPTY = 2;

  private final RuleWords words;
  private final List<ConditionRow> conditions = new ArrayList<>();
  private final List<ActionRow> actions = new ArrayList<>();

  SentenceRows(RuleWords words) {
    this.words = words;
  }

  /**
   * A condition, as typed.
   *
   * @param number from 1
   * @param field the field to test; empty for an empty row
   * @param header the name, if it is a header field
   * @param how the comparison
   * @param value the value to compare with
   */
  public record ConditionRow(int number, String field, String header, String how, String value) {}

  /**
   * An action, as typed.
   *
   * @param number from 1
   * @param verb the action; empty for an empty row
   * @param value its argument
   */
  public record ActionRow(int number, String verb, String value) {}

  void show(MailRule rule) {
    for (SentenceCondition each : rule.conditions()) {
      String how = (each.negated() ? "not." : "") + RuleWords.word(each.how());
      add(RuleWords.word(each.field()), each.header(), how, words.shown(each));
    }
    rule.actions().forEach(each -> act(RuleWords.word(each.verb()), each.value()));
  }

  void add(String field, String header, String how, String value) {
    conditions.add(new ConditionRow(conditions.size() + 1, field, header, how, value));
  }

  void act(String verb, String value) {
    actions.add(new ActionRow(actions.size() + 1, verb, value));
  }

  /** Adds empty rows. */
  void finish() {
    conditions.removeIf(row -> isEmpty(row.field()));
    actions.removeIf(row -> isEmpty(row.verb()));
    for (int i = 0; i < EMPTY && conditions.size() < MailRule.MOST; i++) {
      add("", "", "contains", "");
    }
    for (int i = 0; i < EMPTY && actions.size() < MailRule.MOST; i++) {
      act("", "");
    }
  }

  private static boolean isEmpty(String word) {
    return word.isEmpty() || word.equals(RuleWords.NOTHING);
  }

  List<ConditionRow> conditions() {
    return conditions;
  }

  List<ActionRow> actions() {
    return actions;
  }

  /** The conditions that are filled in. */
  List<SentenceCondition> read() {
    List<SentenceCondition> read = new ArrayList<>();
    for (ConditionRow row : conditions) {
      Optional<SentenceField> field = RuleWords.constant(SentenceField.class, row.field());
      if (field.isPresent()) {
        boolean negated = row.how().startsWith("not.");
        SentenceComparison how =
            RuleWords.constant(
                    SentenceComparison.class, negated ? row.how().substring(4) : row.how())
                .orElse(SentenceComparison.CONTAINS);
        String value = words.value(field.get(), row.value());
        read.add(new SentenceCondition(field.get(), row.header().strip(), negated, how, value));
      }
    }
    return read;
  }

  /** The actions that are filled in. */
  List<SentenceAction> readActions() {
    List<SentenceAction> read = new ArrayList<>();
    for (ActionRow row : actions) {
      RuleWords.constant(RuleActionType.class, row.verb())
          .ifPresent(verb -> read.add(new SentenceAction(verb, row.value())));
    }
    return read;
  }
}
