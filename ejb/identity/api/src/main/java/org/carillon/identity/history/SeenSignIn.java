package org.carillon.identity.history;

import java.time.Instant;

/**
 * Sign-ins of one kind within a day (UTC).
 *
 * @param service the way in, by its key; {@code rest} and {@code web} are told apart
 * @param network the client's network
 * @param place what an administrator calls that network; empty where it has no name
 * @param program what the browser calls itself; empty for other programs
 * @param way by what: {@code password}, {@code application-password}, {@code password-and-code},
 *     {@code password-and-passkey}, {@code passkey}, {@code challenge}, {@code token}, {@code
 *     certificate}, {@code source}, {@code ticket}
 * @param result {@code admitted}, or why not
 * @param first when it was first on that day
 * @param last when it was last on that day
 * @param times how often
 */
public record SeenSignIn(
    String service,
    String network,
    String place,
    String program,
    String way,
    String result,
    Instant first,
    Instant last,
    long times) {}
