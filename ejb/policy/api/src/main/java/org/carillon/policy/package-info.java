/**
 * The policy for mail: checks of messages, and the decisions that they lead to.
 *
 * <p>Each check is a package: sender authentication (SPF, DKIM, DMARC, ARC), DNS lists, own
 * filters, programs and milters ({@code external}), greylisting, rates, bans. A check is a {@link
 * org.carillon.policy.screening.ScreeningCheck}; {@link
 * org.carillon.policy.screening.MessageScreening} runs all of them on an incoming message, and
 * {@code verdict} decides from the sum of their points. {@link
 * org.carillon.policy.trace.MessageTraces} explains decisions later. {@link
 * org.carillon.policy.trial.PolicyTrials} and {@link org.carillon.policy.replay.PolicyReplays} show
 * what would happen.
 *
 * <p>Rules of users and domains are Sieve scripts ({@code rule}, {@code sentence}, {@code apply}).
 * The senders that an account allows and blocks are in {@code sender}. Reports about domains' mail
 * (DMARC) are in {@code report}.
 */
package org.carillon.policy;
