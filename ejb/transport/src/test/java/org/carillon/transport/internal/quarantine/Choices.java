package org.carillon.transport.internal.quarantine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.sender.SenderChoices;

final class Choices implements SenderChoices {
  private final Map<String, SenderChoice> said = new HashMap<>();

  void said(String accountAndSender, SenderChoice choice) {
    said.put(accountAndSender, choice);
  }

  @Override
  public Answer<String> choose(
      Optional<Caller> by, Owner owner, String sender, SenderChoice choice) {
    said.put(owner.account() + " " + sender, choice);
    return new Answer.Done<>(sender);
  }

  @Override
  public Optional<SenderChoice> of(long account, String address) {
    return Optional.ofNullable(said.get(account + " " + address));
  }
}
