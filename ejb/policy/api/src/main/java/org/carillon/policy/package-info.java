/**
 * Who is believed and what is filtered: checks of messages, and what they decide together.
 *
 * <p>Each check is a package: sender authentication (SPF, DKIM, DMARC, ARC), DNS lists, filters of
 * one's own, programs and milters ({@code external}), greylisting, rates, bans. A check is a {@link
 * org.carillon.policy.screening.ScreeningCheck}; {@link
 * org.carillon.policy.screening.MessageScreening} runs all of them on a message that comes in, and
 * {@code verdict} adds up their points to what happens. {@link
 * org.carillon.policy.trace.MessageTraces} tells afterwards why, {@link
 * org.carillon.policy.trial.PolicyTrials} and {@link org.carillon.policy.replay.PolicyReplays} what
 * would happen.
 *
 * <p>Rules of people and domains are Sieve scripts ({@code rule}, {@code sentence}, {@code apply});
 * whom an account allows and blocks is {@code sender}. Reports that domains get of their mail
 * (DMARC) are {@code report}.
 */
package org.carillon.policy;
