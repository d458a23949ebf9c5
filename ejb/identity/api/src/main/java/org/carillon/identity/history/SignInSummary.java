package org.carillon.identity.history;

import java.time.Instant;

/**
 * Sign-ins of one kind within a day (UTC).
 *
 * @param service the key of the service; {@code rest} and {@code web} are told apart
 * @param network the client's network
 * @param place the administrator's name for that network; empty if it has none
 * @param program the browser's name for itself; empty for other programs
 * @param way the kind of credential: {@code password}, {@code application-password}, {@code
 *     password-and-code}, {@code password-and-passkey}, {@code passkey}, {@code challenge}, {@code
 *     token}, {@code certificate}, {@code source}, {@code ticket}
 * @param result {@code admitted}, or the reason for the refusal
 * @param first the time of the first such sign-in on that day
 * @param last the time of the last such sign-in on that day
 * @param times the number of such sign-ins on that day
 */
public record SignInSummary(
    String service,
    String network,
    String place,
    String program,
    String way,
    String result,
    Instant first,
    Instant last,
    long times) {}
