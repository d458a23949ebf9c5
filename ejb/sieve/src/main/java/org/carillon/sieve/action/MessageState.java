package org.carillon.sieve.action;

import java.util.Optional;
import org.carillon.format.mime.header.Header;

/**
 * The message at the time of an action: editheader (RFC 5293 §6) and replace (RFC 5703 §5) affect
 * later actions, not earlier ones.
 *
 * @param header its header at that time
 * @param body its body, if it differs from the original
 */
public record MessageState(Header header, Optional<byte[]> body) {}
