package org.carillon.policy.internal.filtering.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Envelope;
import org.carillon.filter.milter.Modification;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

final class MilterChanges {
  private final String name;
  private final PresentedMessage shown;
  private final int hidden;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Creates the changes for a message.
   *
   * @param name the filter's name
   * @param hidden the number of fields on top that the milter was not shown
   */
  MilterChanges(String name, PresentedMessage shown, int hidden) {
    this.name = name;
    this.shown = shown;
    this.hidden = hidden;
  }

  FilterOpinion apply(List<Modification> changes) {
    FieldList fields = new FieldList(shown.octets().header(), hidden);
    EnvelopeEdit envelope = new EnvelopeEdit(shown.envelope());
    for (Modification change : changes) {
      switch (change) {
        case Modification.AddField(String field, String value) -> fields.add(field, value);
        case Modification.InsertField(int index, String field, String value) ->
            fields.insert(index, field, value);
        case Modification.ChangeField(int index, String field, String value) ->
            fields.change(index, field, value);
        case Modification.AddRecipient(String address) -> envelope.add(address);
        case Modification.RemoveRecipient(String address) -> envelope.remove(address);
        case Modification.ChangeSender(String address) -> envelope.from(address);
        case Modification.Quarantine(String reason) ->
            findings.add(
                Finding.demands(
                    name, Handling.QUARANTINE, "quarantined: " + FilterReasonText.plain(reason)));
      }
    }
    Optional<Envelope> changed = envelope.changed();
    if (changed.filter(now -> now.to().isEmpty()).isPresent()) {
      return FilterOpinion.of(
          List.of(Finding.demands(name, Handling.DISCARD, "no recipient is left")));
    }
    return new FilterOpinion(findings, Optional.empty(), fields.changed(), changed);
  }
}
