package org.carillon.account.internal.signin;

import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.internal.hashing.derived.KeptSecrets;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Peer;

/**
 * By which challenges to let somebody sign in on a connection: those that serve the domain it is
 * of, else those that the server has for every domain.
 *
 * @param kept what of passwords is kept where
 * @param names tell which domain a connection is of
 */
record OfferedChallenges(KeptSecrets kept, ShortNames names) {

  Set<Challenge> to(Peer peer) {
    Set<Challenge> all = kept.challenges();
    if (all.isEmpty()) {
      return all;
    }
    OptionalLong domain = names.asked(peer);
    return all.stream()
        .filter(
            challenge ->
                challenge == Challenge.APOP
                    || (domain.isPresent()
                        ? kept.serve(challenge, domain.getAsLong())
                        : kept.serve(challenge)))
        .collect(Collectors.toSet());
  }
}
