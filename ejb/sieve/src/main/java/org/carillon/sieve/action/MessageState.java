package org.carillon.sieve.action;

import java.util.Optional;
import org.carillon.format.mime.header.Header;

/**
 * The message as it was when an action was taken: editheader (RFC 5293 §6) and replace (RFC 5703
 * §5) change what later actions store and send, not what earlier ones did.
 *
 * @param header its header at that moment
 * @param body its body, when it is another than the message came with
 */
public record MessageState(Header header, Optional<byte[]> body) {}
